using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Registers;
using Orleans.Concurrency;

namespace Dispatch.Grains.Registers;

/// <summary>
/// One import under way. Its lines were checked and put into its chunks before; it carries out one chunk after another beside
/// everything else, writes how far it is, and goes on there after a restart. Key: id of the import.
/// </summary>
[Alias("dispatch.IRegisterImportGrain")]
public interface IRegisterImportGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers; the work goes on afterwards.</summary>
    [Alias("Begin")]
    Task<Outcome<ImportProgress>> Begin(CommandHeader header, ImportOrder order);

    /// <summary>Null when there is no such import. Answers while a chunk is being carried out.</summary>
    [AlwaysInterleave, Alias("Progress")]
    Task<ImportProgress?> Progress();
}

/// <summary>Some hundred lines of an import. Key: <c>import id/number</c>.</summary>
[Alias("dispatch.IImportChunkGrain")]
public interface IImportChunkGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers.</summary>
    [Alias("Put")]
    Task Put(ImmutableArray<RegisterRow> rows);

    [Alias("Rows")]
    Task<ImmutableArray<RegisterRow>> Rows();

    /// <summary>They were carried out and are not kept.</summary>
    [Alias("Clear")]
    Task Clear();
}

/// <summary>The last 20 imports. Key: <see cref="Imports.ListKey"/>.</summary>
[Alias("dispatch.IImportListGrain")]
public interface IImportListGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task Add(string import);

    /// <summary>Newest first.</summary>
    [Alias("All")]
    Task<ImmutableArray<string>> All();
}

public static class Imports
{
    public const string ListKey = "imports";

    /// <summary>Lines in one chunk: with each, progress is written once and a unit's change waits behind at most so many others.</summary>
    public const int ChunkLines = 250;

    public static string ChunkKey(string import, int number) => FormattableString.Invariant($"{import}/{number}");
}

/// <summary>What is to be imported.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.ImportOrder")]
public sealed record ImportOrder(RegisterKind Register, int Rows, int LeftOut, int Chunks);

/// <summary>How far an import is.</summary>
/// <param name="Done">Lines carried out, the refused ones included.</param>
/// <param name="LeftOut">Bad lines that were left out because that was chosen.</param>
/// <param name="Refused">Lines that were well formed and could not be carried out.</param>
/// <param name="Faults">The first 100 of those, with their lines.</param>
/// <param name="EndedAt">Null while it is under way.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ImportProgress")]
public sealed record ImportProgress(
    string Id,
    RegisterKind Register,
    int Rows,
    int Done,
    int LeftOut,
    int Refused,
    ImmutableArray<LineFault> Faults,
    Actor By,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt);
