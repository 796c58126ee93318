namespace Dispatch.Domain.Cordons.Search;

/// <summary>A flow to go back to.</summary>
internal sealed record TreeFlowState(ResidualArc[] Arcs, int[] Surplus, FlowTrees.Vertex[] Trees, int Value);
