using System.IO.MemoryMappedFiles;
using Dispatch.Domain.Roads;

namespace Dispatch.Import.City;

/// <summary>
/// The compact file in which a road map is kept between runs, by convention <c>city.roads</c>. Reading maps it into memory and copies
/// its columns; nothing of the file stays open.
/// </summary>
public static class CityFile
{
    /// <summary>Writes beside the target and renames, so that the target is either the old file or the whole new one.</summary>
    /// <exception cref="IOException">The target exists and may not be replaced, or the disk refuses.</exception>
    public static void Write(string path, RoadMap map, bool replace)
    {
        RequireLittleEndian();
        var bytes = CityFileWriter.Layout(map.Data);
        var temporary = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, replace);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <exception cref="ImportException">The file is absent, damaged, cut off or of another kind.</exception>
    public static unsafe RoadMap Read(string path)
    {
        RequireLittleEndian();
        try
        {
            var length = new FileInfo(path).Length;
            if (length == 0)
                throw new InvalidDataException("the file is empty");
            if (length > int.MaxValue)
                throw new InvalidDataException($"the file is {length} bytes long, more than 2 GB");
            using var mapped = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            using var view = mapped.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            try
            {
                return CityFileReader.Read(new ReadOnlySpan<byte>(start + view.PointerOffset, (int)length));
            }
            finally
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
        catch (InvalidDataException e)
        {
            throw new ImportException(path, "", e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(path, "", $"the file cannot be opened ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("City files are read and written on little-endian machines only.");
    }
}
