using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Registers;

namespace Dispatch.Grains.Registers;

/// <summary>What is stored of one shard of a register.</summary>
[GenerateSerializer, Alias("dispatch.RegisterShardRecord")]
internal sealed class RegisterShardRecord
{
    [Id(0)] public RegisterLine[] Lines { get; set; } = [];

    [Id(1)] public Receipts Receipts { get; set; } = Receipts.None;
}

/// <summary>What is stored of an import: how far it is, not its lines.</summary>
[GenerateSerializer, Alias("dispatch.ImportRecord")]
internal sealed class ImportRecord
{
    [Id(0)] public ImportProgress? Progress { get; set; }

    [Id(1)] public CommandHeader? Header { get; set; }

    [Id(2)] public int Chunks { get; set; }

    [Id(3)] public int NextChunk { get; set; }
}

/// <summary>The lines of one part of an import, until they are carried out.</summary>
[GenerateSerializer, Alias("dispatch.ImportChunkRecord")]
internal sealed class ImportChunkRecord
{
    [Id(0)] public ImmutableArray<RegisterRow> Rows { get; set; } = [];
}

/// <summary>The last imports, newest first.</summary>
[GenerateSerializer, Alias("dispatch.ImportListRecord")]
internal sealed class ImportListRecord
{
    [Id(0)] public string[] Imports { get; set; } = [];
}
