using System.Xml.Linq;
using Dispatch.Storage.Redis;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace Dispatch.Silo.Engine;

/// <summary>The keys of sessions, the same for all members: who signed in at one is known at every other.</summary>
internal sealed class RedisKeys(RedisStorageOptions storage) : IXmlRepository
{
    private readonly RedisKey _list = storage.KeyPrefix + ":session-keys";
    private readonly Lazy<ConnectionMultiplexer> _redis = new(() => ConnectionMultiplexer.Connect(storage.Connection));

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. _redis.Value.GetDatabase().ListRange(_list).Select(key => XElement.Parse(key.ToString()))];

    public void StoreElement(XElement element, string friendlyName) =>
        _redis.Value.GetDatabase().ListRightPush(_list, element.ToString(SaveOptions.DisableFormatting));
}
