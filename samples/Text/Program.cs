using System.CommandLine;
using Text;

var transformer = new Command("transformer", "A transformer of four layers, 128 features wide.");
var gru = new Command("gru", "Gated recurrent units.");
Add(transformer, new LanguageModel<CharacterTransformer>("text-transformer", network => network.CreateState(), (network, stream, token, logits) => network.Step(stream, [token], logits))
{
    LargestStream = CharacterTransformer.Steps,
});
Add(gru, new LanguageModel<CharacterGru>("text-gru", network => network.CreateState(), (network, stream, token, logits) => network.Step(stream, [token], logits)));
return new RootCommand("Learns to write a text on, character by character.") { transformer, gru }.Parse(args).Invoke();

static void Add<TNetwork>(Command command, LanguageModel<TNetwork> model)
    where TNetwork : class, INetwork<TNetwork, float>
{
    var data = new Option<string?>("--data") { Description = "The text to learn from; without it, some of Shakespeare.", HelpName = "FILE" };
    var weights = new Option<string?>("--weights") { Description = "Writes with the weights of this file instead of learning.", HelpName = "FILE" };
    var prompt = new Option<string>("--prompt") { Description = "What to write on.", DefaultValueFactory = _ => "\n" };
    var length = new Option<int>("--length") { Description = "How many characters to write.", DefaultValueFactory = _ => 500 };
    var temperature = new Option<double>("--temperature") { Description = "Below 1 likely characters become more likely, above 1 less.", DefaultValueFactory = _ => 0.8 };
    var topK = new Option<int?>("--top-k") { Description = "How many of the likeliest characters are possible; all by default." };
    foreach (Option option in new Option[] { data, weights, prompt, length, temperature, topK })
    {
        command.Options.Add(option);
    }

    Require(length, result => int.TryParse(result, out int value) && value < 0, "must not be negative");
    Require(temperature, result => double.TryParse(result, System.Globalization.CultureInfo.InvariantCulture, out double value) && !(value >= 0 && double.IsFinite(value)), "must be 0 or more");
    Require(topK, result => int.TryParse(result, out int value) && value < 1, "must be at least 1");
    command.Runs(epochs: 4, (settings, line) =>
    {
        var writing = new Writing(line.GetValue(prompt)!, line.GetValue(length), line.GetValue(temperature), line.GetValue(topK));
        if (line.GetValue(weights) is string file)
        {
            Learning.Write(model, file, writing, settings.Seed);
        }
        else
        {
            Learning.Learn(model, settings, line.GetValue(data), writing);
        }
    });
}

static void Require(Option option, Func<string, bool> isWrong, string must) =>
    option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && isWrong(result.Tokens[0].Value))
        {
            result.AddError($"{option.Name} {must}, not {result.Tokens[0].Value}.");
        }
    });
