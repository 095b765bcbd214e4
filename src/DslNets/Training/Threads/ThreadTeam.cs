using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace DslNets.Runtime;

/// <summary>A fixed number of threads that run the same job together; the calling thread is worker 0.</summary>
/// <remarks>
/// Between two jobs the threads spin for a moment, because the next training step is near, and then park. A team serves one caller at a time, and a job must not start another one on its own team.
/// Running a job allocates nothing.
/// </remarks>
public sealed class ThreadTeam : IDisposable
{
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;

    private readonly Lock _running = new();
    private readonly object _parking = new();
    private readonly WorkerBarrier _barrier;
    private readonly Thread[] _threads;
    private TeamJob? _job;
    private Exception? _failure;
    private int _ticket;
    private int _parked;
    private int _busy;
    private volatile bool _isDisposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="count">The workers, the calling thread included.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public ThreadTeam(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Count = count;
        _barrier = new WorkerBarrier(count);
        _threads = new Thread[count - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int index = i + 1;
            _threads[i] = new Thread(() => Serve(index)) { IsBackground = true, Name = $"DslNets worker {index}" };
            _threads[i].Start();
        }
    }

    /// <summary>The workers, the calling thread included.</summary>
    public int Count { get; }

    /// <summary>Runs the job on all workers and returns when each is done.</summary>
    /// <exception cref="ObjectDisposedException">The team was disposed.</exception>
    /// <remarks>The first exception of a worker is thrown here; the others leave at their next barrier. The team stays usable.</remarks>
    public void Run(TeamJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Count == 1)
        {
            job(Worker.Single);
            return;
        }

        lock (_running)
        {
            _job = job;
            _failure = null;
            _busy = _threads.Length;
            // The full fence of the increment orders it before the look at _parked: a worker that parks after that look sees the new ticket.
            Interlocked.Increment(ref _ticket);
            if (Volatile.Read(ref _parked) > 0)
            {
                lock (_parking)
                {
                    Monitor.PulseAll(_parking);
                }
            }

            Execute(job, 0);
            AwaitOthers();
            if (_failure is { } failure)
            {
                _barrier.Reset();
                ExceptionDispatchInfo.Throw(failure);
            }
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        lock (_running)
        {
            if (_isDisposed)
            {
                return;
            }

            lock (_parking)
            {
                _isDisposed = true;
                Monitor.PulseAll(_parking);
            }
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Serve(int index)
    {
        for (int ticket = 0; AwaitJob(ticket); )
        {
            ticket++;
            Execute(_job!, index);
            Interlocked.Decrement(ref _busy);
        }
    }

    private void Execute(TeamJob job, int index)
    {
        try
        {
            job(new Worker(index, Count, _barrier));
        }
        catch (Exception failure)
        {
            // Before the barrier breaks, so that the exceptions it causes in other workers come second.
            Interlocked.CompareExchange(ref _failure, failure, null);
            _barrier.Break();
        }
    }

    /// <returns>False when the team was disposed.</returns>
    private bool AwaitJob(int lastTicket)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetTimestamp() - start < SpinTicks)
        {
            if (Volatile.Read(ref _ticket) != lastTicket)
            {
                return true;
            }

            Thread.SpinWait(10);
        }

        lock (_parking)
        {
            Interlocked.Increment(ref _parked);
            while (Volatile.Read(ref _ticket) == lastTicket && !_isDisposed)
            {
                Monitor.Wait(_parking);
            }

            Interlocked.Decrement(ref _parked);
        }

        return !_isDisposed;
    }

    private void AwaitOthers()
    {
        var spinner = default(SpinWait);
        for (int spin = 0; Volatile.Read(ref _busy) > 0; spin++)
        {
            if (spin < 2000)
            {
                Thread.SpinWait(4);
            }
            else
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }
        }
    }
}
