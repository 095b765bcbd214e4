using System.CommandLine;
using Lectures;

Lecture[] lectures =
[
    new Gates(),
    new Perceptron(),
    new LinearRegression(),
    new LogisticRegression(),
    new LogisticBasis(),
    new LinearCollapse(),
    new MovieRating(),
    new Shallow(),
    new Keras(),
    new Sine(),
    new Xor(),
    new Product(),
    new Jump(),
    new FourClasses(),
    new VanishingGradients(),
    new Overfitting(),
];

var root = new RootCommand("The networks of the lecture notes, run by name.");
var list = new Command("list", "Lists them.");
list.SetAction(_ =>
{
    foreach (Lecture lecture in lectures)
    {
        Console.WriteLine($"{lecture.Name,-20} {lecture.Subject}");
    }
});
root.Subcommands.Add(list);
foreach (Lecture lecture in lectures)
{
    root.Subcommands.Add(new Command(lecture.Name, lecture.Subject).Runs(lecture.Epochs, (settings, _) => lecture.Run(settings), lecture is PlaneLecture ? SampleCommand.Report() : null));
}

return root.Parse(args).Invoke();
