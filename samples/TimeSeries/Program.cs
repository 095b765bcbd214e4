using System.CommandLine;
using TimeSeries;

var mackeyGlass = new Command("mackey-glass", "A chaotic series that a formula makes.");
var sunspots = new Command("sunspots", "The sunspots of the years 1700 to 2008.");
mackeyGlass.Runs(epochs: 60, (settings, _) => Forecasting.Compare(settings, MackeyGlass.Series(1500), future: 150), SampleCommand.Report("mackey-glass-report.html"));
sunspots.Runs(epochs: 60, (settings, _) => Forecasting.Compare(settings, Sunspots.Series(), future: 60), SampleCommand.Report("sunspots-report.html"));
return new RootCommand("Forecasts a series with a non-linear autoregression and with an LSTM.") { mackeyGlass, sunspots }.Parse(args).Invoke();
