using Microsoft.Extensions.Options;

namespace Dispatch.Storage;

/// <summary>Collects what is wrong with a set of options, each with the setting's name and the fix.</summary>
internal sealed class OptionFaults(string section)
{
    private readonly List<string> _faults = [];

    public ValidateOptionsResult Result =>
        _faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_faults);

    public void Unless(bool holds, string setting, string fix)
    {
        if (!holds)
            _faults.Add($"Storage:{section}:{setting} is not usable: {fix}.");
    }
}
