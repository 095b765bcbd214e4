#!/usr/bin/env python3
"""Makes networks in PyTorch, saves their state_dicts with PyTorch's own names, and what they say about a few images.

  StateDicts/{network}.safetensors           the state_dict, in float32
  StateDicts/{network}Samples.safetensors    "inputs" as PyTorch has them, [samples, channels, height, width], and "outputs", in float64

The tests load them through name maps into the same networks written in the language. Weights are random: what is proven is the order of dimensions.
"""
import torch
from torch import nn

from make_goldens import HERE, single, write_safetensors


class LeNet(nn.Module):
    """LeNet-5 as it is taught today: Relu and maximum pooling."""

    shape = (1, 28, 28)

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))

    def forward(self, x):
        return torch.softmax(self.classifier(self.features(x)), 1)


class KerasCnn(nn.Module):
    """Keras's network for MNIST, with fewer channels so that the file is small."""

    shape = (1, 28, 28)

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 8, 3), nn.Conv2d(8, 12, 3)
        self.dropout1, self.dropout2 = nn.Dropout(0.25), nn.Dropout(0.5)
        self.fc1, self.fc2 = nn.Linear(12 * 12 * 12, 16), nn.Linear(16, 10)

    def forward(self, x):
        x = torch.max_pool2d(torch.relu(self.conv2(torch.relu(self.conv1(x)))), 2)
        x = torch.relu(self.fc1(torch.flatten(self.dropout1(x), 1)))
        return torch.softmax(self.fc2(self.dropout2(x)), 1)


class Encoder(nn.Module):
    """Normalisations of images and of a flattened image, groups, a transposed convolution, several channels in and out."""

    shape = (3, 5, 4)

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 6, 3, stride=2, padding=1, groups=3, bias=False), nn.BatchNorm2d(6), nn.ReLU(),
            nn.ConvTranspose2d(6, 4, 3, stride=2, padding=1, output_padding=1, groups=2), nn.Flatten(), nn.BatchNorm1d(96), nn.Tanh(), nn.Linear(96, 3))

    def forward(self, x):
        return self.body(x)


def main():
    for number, cls in enumerate([LeNet, KerasCnn, Encoder]):
        torch.manual_seed(number)
        network = cls()
        for module in network.modules():
            if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
                nn.init.uniform_(module.weight, 0.5, 1.5)
                nn.init.normal_(module.bias)
                nn.init.normal_(module.running_mean)
                nn.init.uniform_(module.running_var, 0.5, 1.5)
        network = network.float()
        folder = HERE / "StateDicts"
        write_safetensors(folder / f"{cls.__name__}.safetensors", network.state_dict(), {})
        network = network.double().eval()
        inputs = single(torch.randn(3, *cls.shape))
        with torch.no_grad():
            write_safetensors(folder / f"{cls.__name__}Samples.safetensors", {"inputs": inputs, "outputs": network(inputs)}, {})


if __name__ == "__main__":
    main()
