namespace TimeSeries;

/// <summary>The equation of Mackey and Glass (1977), dx/dt = 0.2 x(t - 17) / (1 + x(t - 17)^10) - 0.1 x(t): chaotic, but not without order.</summary>
public static class MackeyGlass
{
    private const int Delay = 17;

    /// <summary>Steps of the solution between two values.</summary>
    private const int StepsPerValue = 10;

    /// <summary>The first values, which still show how it began.</summary>
    private const int Discarded = 300;

    /// <summary>One value for each unit of time, solved with the method of Runge and Kutta of fourth order.</summary>
    public static TimeSeriesData Series(int count)
    {
        const double Step = 1.0 / StepsPerValue;
        int delay = Delay * StepsPerValue;
        int steps = (count + Discarded) * StepsPerValue;
        var x = new double[delay + steps + 1];
        Array.Fill(x, 1.2, 0, delay + 1);
        for (int now = delay; now < delay + steps; now++)
        {
            // The delayed value at the beginning, in the middle and at the end of the step.
            (double begin, double end) = (x[now - delay], x[now - delay + 1]);
            double middle = (begin + end) / 2;
            double k1 = Slope(x[now], begin);
            double k2 = Slope(x[now] + (Step / 2 * k1), middle);
            double k3 = Slope(x[now] + (Step / 2 * k2), middle);
            double k4 = Slope(x[now] + (Step * k3), end);
            x[now + 1] = x[now] + (Step / 6 * (k1 + (2 * k2) + (2 * k3) + k4));
        }

        return new TimeSeriesData("Mackey-Glass", "time", 0, [.. Enumerable.Range(0, count).Select(index => x[delay + ((Discarded + index) * StepsPerValue)])]);

        static double Slope(double x, double delayed) => (0.2 * delayed / (1 + Math.Pow(delayed, 10))) - (0.1 * x);
    }
}
