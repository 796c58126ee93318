namespace Dispatch.Domain.Tracking;

/// <summary>Why a report was not believed.</summary>
public enum FixRefusal
{
    DeviceSaysInvalid,
    InvalidCoordinates,
    NullIsland,
    FromTheFuture,
    TooOld,
    Inaccurate,
    Duplicate,
    OutOfOrder,
    ImpossibleSpeed,
}

public static class FixRefusals
{
    private static readonly string[] Codes =
    [
        "device-says-invalid", "invalid-coordinates", "null-island", "from-the-future", "too-old",
        "inaccurate", "duplicate", "out-of-order", "impossible-speed",
    ];

    public static int Count => Codes.Length;

    /// <summary>The stable name under which the reason is counted and answered, for example <c>null-island</c>.</summary>
    public static string Code(this FixRefusal refusal) => Codes[(int)refusal];
}
