using System.Text.Json;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>What the planning commands share: one JSON object on standard output, input faults on standard error.</summary>
internal static class CommandRun
{
    /// <summary>Exit code when a file cannot be used.</summary>
    public const int BadInput = 2;

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static int Guarded(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (InputFault fault)
        {
            Console.Error.WriteLine(fault.Message);
            return BadInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return BadInput;
        }
    }

    public static void Print<T>(T answer) => Console.WriteLine(JsonSerializer.Serialize(answer, s_json));
}
