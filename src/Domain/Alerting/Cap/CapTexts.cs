using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>The text forms of CAP's values. Reading answers null for what is not in the form.</summary>
internal static partial class CapTexts
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:sszzz";
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>UTC is written "-00:00"; the letter Z is not allowed.</summary>
    public static string Time(DateTimeOffset at) =>
        at.Offset == TimeSpan.Zero ? at.ToString("yyyy-MM-dd'T'HH:mm:ss'-00:00'", CultureInfo.InvariantCulture) : at.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(string text) =>
        TimeShape().IsMatch(text) && DateTimeOffset.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    public static string Point(GeoPoint at) => string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:0.######},{at.Longitude:0.######}");

    public static GeoPoint? Point(string text) =>
        text.Split(',') is [var lat, var lon]
        && double.TryParse(lat, Number, CultureInfo.InvariantCulture, out var latitude) && double.TryParse(lon, Number, CultureInfo.InvariantCulture, out var longitude)
            ? GeoPoint.TryCreate(latitude, longitude) : null;

    public static string Polygon(CapPolygon polygon) => string.Join(' ', polygon.Points.Select(Point));

    public static CapPolygon? Polygon(string text)
    {
        var points = Words(text).Select(word => Point(word)).ToList();
        return points.Count >= 4 && points.TrueForAll(point => point is not null) && points[0] == points[^1]
            ? new CapPolygon([.. points.Select(point => point!.Value)]) : null;
    }

    /// <summary>The radius is in kilometres.</summary>
    public static string Circle(CapCircle circle) =>
        string.Create(CultureInfo.InvariantCulture, $"{Point(circle.Centre)} {circle.Radius.Value / 1000:0.######}");

    public static CapCircle? Circle(string text) =>
        Words(text) is [var centre, var radius] && Point(centre) is { } at
        && double.TryParse(radius, Number, CultureInfo.InvariantCulture, out var kilometres) && kilometres is >= 0 and <= 20_100
            ? new CapCircle(at, Metres.Kilometres(kilometres)) : null;

    /// <summary>Separated by white space; one that holds white space stands in double quotes.</summary>
    public static string List(ImmutableArray<string> values) =>
        string.Join(' ', values.Select(value => value.AsSpan().ContainsAny(" \t\r\n") ? $"\"{value}\"" : value));

    public static ImmutableArray<string> List(string text) =>
        [.. Quoted().Matches(text).Select(match => match.Groups["quoted"] is { Success: true } quoted ? quoted.Value : match.Value)];

    public static string Reference(CapReference one) => $"{one.Sender},{one.Identifier},{Time(one.Sent)}";

    /// <summary>Null when one of them is not "sender,identifier,sent".</summary>
    public static ImmutableArray<CapReference>? References(string text)
    {
        var found = ImmutableArray.CreateBuilder<CapReference>();
        foreach (var word in Words(text))
        {
            if (word.Split(',') is not [{ Length: > 0 } sender, { Length: > 0 } identifier, var sent] || Time(sent) is not { } at)
                return null;
            found.Add(new CapReference(sender, identifier, at));
        }

        return found.ToImmutable();
    }

    public static bool IsLanguage(string text) => LanguageShape().IsMatch(text);

    public static decimal? Decimal(string text) => decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>An enumeration's name, exactly; no numbers.</summary>
    public static T? Word<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && string.Equals(value.ToString(), text, StringComparison.Ordinal) ? value : null;

    private static string[] Words(string text) => text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TimeShape();

    [GeneratedRegex(@"\A[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageShape();

    [GeneratedRegex(@"""(?<quoted>[^""]*)""|[^\s""]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
