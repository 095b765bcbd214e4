using DslNets.Runtime;

namespace DslNets.Tests.Training;

public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_worker_runs_every_job_once(int count)
    {
        using var team = new ThreadTeam(count);
        int[] runs = new int[count];
        TeamJob job = (in Worker worker) =>
        {
            Assert.Equal(count, worker.Count);
            runs[worker.Index]++;
        };
        for (int i = 0; i < 500; i++)
        {
            team.Run(job);
        }

        Assert.All(runs, run => Assert.Equal(500, run));
    }

    [Fact]
    public void Parked_workers_wake_up()
    {
        using var team = new ThreadTeam(3);
        int sum = 0;
        for (int i = 0; i < 5; i++)
        {
            team.Run((in Worker worker) => Interlocked.Add(ref sum, worker.Index));
            Thread.Sleep(5);
        }

        Assert.Equal(15, sum);
    }

    [Fact]
    public void Workers_see_before_a_barrier_what_the_others_wrote()
    {
        using var team = new ThreadTeam(3);
        int[] written = new int[3];
        int[] sums = new int[3];
        team.Run((in Worker worker) =>
        {
            for (int round = 1; round <= 100; round++)
            {
                written[worker.Index] = round;
                worker.Barrier();
                sums[worker.Index] += written.Sum();
                worker.Barrier();
            }
        });

        Assert.All(sums, sum => Assert.Equal(3 * 5050, sum));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_exception_of_a_worker_comes_back_though_the_others_wait_at_a_barrier(int failing)
    {
        using var team = new ThreadTeam(3);
        for (int i = 0; i < 3; i++)
        {
            InvalidDataException exception = Assert.Throws<InvalidDataException>(() => team.Run((in Worker worker) =>
            {
                if (worker.Index == failing)
                {
                    throw new InvalidDataException($"worker {worker.Index}");
                }

                worker.Barrier();
                worker.Barrier();
            }));
            Assert.Equal($"worker {failing}", exception.Message);
        }

        int runs = 0;
        team.Run((in Worker worker) =>
        {
            worker.Barrier();
            Interlocked.Increment(ref runs);
        });
        Assert.Equal(3, runs);
    }

    [Fact]
    public void A_disposed_team_runs_nothing()
    {
        var team = new ThreadTeam(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run((in Worker worker) => Assert.Fail()));
    }

    [Fact]
    public void A_team_needs_a_worker() => Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadTeam(0));
}
