#!/usr/bin/env python3
"""Prints how many bytes PyTorch keeps for the backward pass of the convolutional networks, per sample: what our Summary() is compared with.

usage: python3 benchmarks/saved_tensors.py
"""
import torch
from torch import nn

BATCH = 128


def keras():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25), nn.Flatten(),
        nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10))


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(256, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def kept(network, shape):
    """The bytes of different memory that is saved, without parameters."""
    parameters = {parameter.data_ptr() for parameter in network.parameters()}
    saved = {}

    def pack(tensor):
        storage = tensor.storage()
        if storage.data_ptr() not in parameters:
            saved[storage.data_ptr()] = storage.nbytes()
        return tensor

    inputs = torch.rand(BATCH, *shape)
    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        loss = nn.functional.cross_entropy(network(inputs), torch.zeros(BATCH, dtype=torch.long))
    loss.backward()
    return sum(saved.values()) / BATCH


for name, network, shape in (("Keras CNN", keras(), (1, 28, 28)), ("LeNet-5", lenet(), (1, 28, 28))):
    print(f"{name}: {kept(network, shape):,.0f} bytes per sample")
