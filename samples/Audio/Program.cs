using System.CommandLine;
using Audio;

var root = new RootCommand("Learns what an amplifier does to sound, then plays a WAV file through the network, block by block.");
var input = new Option<string?>("--input") { Description = "The WAV file to play; without it, plucked strings.", HelpName = "FILE" };
var output = new Option<string>("--output") { Description = "The WAV file to write.", HelpName = "FILE", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "amplified.wav") };
var block = new Option<int>("--block") { Description = "The samples that are processed at a time.", DefaultValueFactory = _ => 64 };
block.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int value) && value < 1)
    {
        result.AddError($"--block must be at least 1, not {value}.");
    }
});
root.Options.Add(input);
root.Options.Add(output);
root.Options.Add(block);
root.Runs(epochs: 30, (settings, line) => Amplification.Run(settings, line.GetValue(input), line.GetValue(output)!, line.GetValue(block)));
return root.Parse(args).Invoke();
