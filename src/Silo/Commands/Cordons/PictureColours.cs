using Dispatch.Domain.Cordons;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Colours of the picture; every one also differs in shape or lightness.</summary>
internal static class PictureColours
{
    public const string MinorRoad = "#e4e0d6";
    public const string MajorRoad = "#cfcabd";
    public const string Leak = "#4a148c";

    /// <summary>One for each <see cref="PictureScene.Bands"/>, the earliest first.</summary>
    public static readonly string[] Reach = ["#7f0000", "#b71c1c", "#e04a2f", "#f08a4b", "#f6bd7e"];

    private static readonly string[] s_rings = ["#0b3d91", "#00796b", "#6a1b9a", "#5d4037"];

    public static string OfRing(int ring) => s_rings[(ring - 1) % s_rings.Length];

    public static string Of(Post post) => OfRing(post.Ring);
}
