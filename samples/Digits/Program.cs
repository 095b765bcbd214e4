using Digits;
var net = new DigitsNetwork(seed: 1);
var probabilities = new float[10];
net.Predict(new float[64], probabilities);
Console.WriteLine(string.Join(" ", probabilities));
