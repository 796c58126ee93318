namespace Dispatch.Domain.Units.Rules;

/// <summary>Mobilising civilians rests on their agreement; refusing it carries no penalty.</summary>
public static class CivilianMustHaveOptedIn
{
    public static Refusal? Check(UnitState state) => state.Profile is { OptedIn: false } profile && profile.Kind.IsCivilian()
        ? new Refusal("opted-out", $"{profile.CallSign} did not agree to be mobilised.", RefusalKind.Forbidden)
        : null;
}
