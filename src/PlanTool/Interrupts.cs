using System.Runtime.InteropServices;

namespace PlanTool;

/// <summary>What Ctrl+C and a polite end from outside ask of this process: the first to stop, the second to stop at once, the third ends it.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;

    public Interrupts() => _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];

    /// <summary>Cancelled by the first.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Cancelled by the second.</summary>
    public CancellationToken Kill => _kill.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stop.Dispose();
        _kill.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        switch (Interlocked.Increment(ref _count))
        {
            case 1:
                _stop.Cancel();
                break;
            case 2:
                _kill.Cancel();
                break;
            default:
                Environment.Exit(ExitCode.Faults);
                break;
        }
    }
}
