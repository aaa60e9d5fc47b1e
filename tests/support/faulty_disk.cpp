// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_disk.h"

#include <sqlite3.h>

#include <fstream>
#include <random>

namespace vizsla::test {

namespace {

/// SQLite's view of a file on the disk; the plain disk's own lies behind it in memory.
struct File
{
    sqlite3_file base;
    FaultyDisk* disk;
    const char* path;  ///< kept by SQLite until the file is closed

    sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& fileOf(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file);
}
FaultyDisk& diskOf(sqlite3_vfs* vfs)
{
    return *static_cast<FaultyDisk*>(vfs->pAppData);
}

int errorOf(DiskCall kind)
{
    switch (kind) {
        case DiskCall::Open:
            return SQLITE_CANTOPEN;
        case DiskCall::Write:
            return SQLITE_IOERR_WRITE;
        case DiskCall::Truncate:
            return SQLITE_IOERR_TRUNCATE;
        case DiskCall::Sync:
            return SQLITE_IOERR_FSYNC;
        case DiskCall::Delete:
            return SQLITE_IOERR_DELETE;
        case DiskCall::MapSharedMemory:
            return SQLITE_IOERR_SHMMAP;
        case DiskCall::LockSharedMemory:
            return SQLITE_IOERR_SHMLOCK;
        case DiskCall::Lock:
            return SQLITE_IOERR_LOCK;
    }
    return SQLITE_IOERR;
}

bool canHappen(DiskFault fault, DiskCall kind)
{
    switch (fault) {
        case DiskFault::Error:
            return true;
        case DiskFault::Full:
            return kind == DiskCall::Open || kind == DiskCall::Write || kind == DiskCall::MapSharedMemory;
        case DiskFault::Torn:
            return kind == DiskCall::Write;
    }
    return false;
}

/// Makes a call, or lets it fail.
template <class Work>
int attempt(FaultyDisk& disk, DiskCall kind, const char* path, Work work)
{
    FaultyDisk::Call call;
    const auto outcome = disk.begin(kind, path, call);
    int code = SQLITE_OK;
    if (outcome == FaultyDisk::Outcome::Works)
        code = work();
    else if (disk.fault() == DiskFault::Full && kind == DiskCall::Write)
        code = SQLITE_FULL;
    else
        code = errorOf(kind);
    disk.end(call);
    return code;
}

int closeFile(sqlite3_file* file)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods ? below->pMethods->xClose(below) : SQLITE_OK;
}

int readFile(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xRead(below, bytes, size, offset);
}

int writeBelow(File& file, const void* bytes, int size, sqlite3_int64 offset)
{
    const int code = file.below()->pMethods->xWrite(file.below(), bytes, size, offset);
    if (code == SQLITE_OK)
        file.disk->written(file.path, offset, bytes, size);
    return code;
}

int writeFile(sqlite3_file* raw, const void* bytes, int size, sqlite3_int64 offset)
{
    File& file = fileOf(raw);
    FaultyDisk::Call call;
    int code = SQLITE_OK;
    switch (file.disk->begin(DiskCall::Write, file.path, call)) {
        case FaultyDisk::Outcome::Works:
            code = writeBelow(file, bytes, size, offset);
            break;
        case FaultyDisk::Outcome::Tears:
            (void)writeBelow(file, bytes, size / 2, offset);
            [[fallthrough]];
        case FaultyDisk::Outcome::Fails:
            code = file.disk->fault() == DiskFault::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    file.disk->end(call);
    return code;
}

int truncateFile(sqlite3_file* raw, sqlite3_int64 size)
{
    File& file = fileOf(raw);
    return attempt(*file.disk, DiskCall::Truncate, file.path, [&] {
        file.disk->truncated(file.path, size);
        return file.below()->pMethods->xTruncate(file.below(), size);
    });
}

int syncFile(sqlite3_file* raw, int flags)
{
    File& file = fileOf(raw);
    return attempt(*file.disk, DiskCall::Sync, file.path, [&] {
        const int code = file.below()->pMethods->xSync(file.below(), flags);
        if (code == SQLITE_OK)
            file.disk->synced(file.path);
        return code;
    });
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xFileSize(below, size);
}

int lockFile(sqlite3_file* raw, int level)
{
    File& file = fileOf(raw);
    return attempt(*file.disk, DiskCall::Lock, file.path,
                   [&] { return file.below()->pMethods->xLock(file.below(), level); });
}

int unlockFile(sqlite3_file* file, int level)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xUnlock(below, level);
}

int checkReservedLock(sqlite3_file* file, int* isReserved)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xCheckReservedLock(below, isReserved);
}

int fileControl(sqlite3_file* file, int operation, void* argument)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xFileControl(below, operation, argument);
}

int sectorSize(sqlite3_file* file)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xSectorSize(below);
}

int deviceCharacteristics(sqlite3_file* file)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xDeviceCharacteristics(below);
}

int mapSharedMemory(sqlite3_file* raw, int page, int pageSize, int extend, void volatile** memory)
{
    File& file = fileOf(raw);
    return attempt(*file.disk, DiskCall::MapSharedMemory, file.path, [&] {
        return file.below()->pMethods->xShmMap(file.below(), page, pageSize, extend, memory);
    });
}

int lockSharedMemory(sqlite3_file* raw, int offset, int count, int flags)
{
    File& file = fileOf(raw);
    const auto lock = [&] { return file.below()->pMethods->xShmLock(file.below(), offset, count, flags); };
    // No system refuses to let go of a lock.
    return flags & SQLITE_SHM_UNLOCK ? lock()
                                     : attempt(*file.disk, DiskCall::LockSharedMemory, file.path, lock);
}

void sharedMemoryBarrier(sqlite3_file* file)
{
    sqlite3_file* below = fileOf(file).below();
    below->pMethods->xShmBarrier(below);
}

int unmapSharedMemory(sqlite3_file* file, int deletes)
{
    sqlite3_file* below = fileOf(file).below();
    return below->pMethods->xShmUnmap(below, deletes);
}

/// Version 2: without memory-mapped files, whose writes nobody could count.
constexpr sqlite3_io_methods methods{2,
                                     closeFile,
                                     readFile,
                                     writeFile,
                                     truncateFile,
                                     syncFile,
                                     fileSize,
                                     lockFile,
                                     unlockFile,
                                     checkReservedLock,
                                     fileControl,
                                     sectorSize,
                                     deviceCharacteristics,
                                     mapSharedMemory,
                                     lockSharedMemory,
                                     sharedMemoryBarrier,
                                     unmapSharedMemory,
                                     nullptr,
                                     nullptr};

std::string contentOf(sqlite3_file* file)
{
    sqlite3_int64 size = 0;
    file->pMethods->xFileSize(file, &size);
    std::string content(static_cast<std::size_t>(size), '\0');
    if (size > 0)
        file->pMethods->xRead(file, content.data(), static_cast<int>(size), 0);
    return content;
}

int openBelow(sqlite3_vfs* vfs, const char* path, File& file, int flags, int* outFlags)
{
    FaultyDisk& disk = diskOf(vfs);
    int exists = 0;
    if (path)
        disk.below()->xAccess(disk.below(), path, SQLITE_ACCESS_EXISTS, &exists);
    const auto open = [&] { return disk.below()->xOpen(disk.below(), path, file.below(), flags, outFlags); };
    // Only what makes a file changes the disk.
    const bool makes = (flags & SQLITE_OPEN_CREATE) && !exists;
    const int code = makes ? attempt(disk, DiskCall::Open, path, open) : open();
    if (code == SQLITE_OK && path && disk.remembers())
        disk.opened(path, contentOf(file.below()), !exists);
    return code;
}

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* raw, int flags, int* outFlags)
{
    File& file = fileOf(raw);
    file.base.pMethods = nullptr;
    file.disk = &diskOf(vfs);
    file.path = path;
    file.below()->pMethods = nullptr;
    const int code = openBelow(vfs, path, file, flags, outFlags);
    if (file.below()->pMethods)
        file.base.pMethods = &methods;
    return code;
}

int deleteFile(sqlite3_vfs* vfs, const char* path, int syncsFolder)
{
    FaultyDisk& disk = diskOf(vfs);
    return attempt(disk, DiskCall::Delete, path, [&] {
        const int code = disk.below()->xDelete(disk.below(), path, syncsFolder);
        if (code == SQLITE_OK)
            disk.deleted(path, syncsFolder != 0);
        return code;
    });
}

int access(sqlite3_vfs* vfs, const char* path, int flags, int* result)
{
    return diskOf(vfs).below()->xAccess(diskOf(vfs).below(), path, flags, result);
}

int fullPathname(sqlite3_vfs* vfs, const char* path, int size, char* out)
{
    return diskOf(vfs).below()->xFullPathname(diskOf(vfs).below(), path, size, out);
}

int randomness(sqlite3_vfs* vfs, int size, char* out)
{
    return diskOf(vfs).below()->xRandomness(diskOf(vfs).below(), size, out);
}

/// Nobody waits in a test.
int sleepFor(sqlite3_vfs* vfs, int microseconds)
{
    diskOf(vfs).wait(microseconds);
    return microseconds;
}

int currentTime(sqlite3_vfs* vfs, double* time)
{
    return diskOf(vfs).below()->xCurrentTime(diskOf(vfs).below(), time);
}

int currentTimeInt64(sqlite3_vfs* vfs, sqlite3_int64* time)
{
    return diskOf(vfs).below()->xCurrentTimeInt64(diskOf(vfs).below(), time);
}

int lastError(sqlite3_vfs* vfs, int size, char* text)
{
    return diskOf(vfs).below()->xGetLastError(diskOf(vfs).below(), size, text);
}

}  // namespace

FaultyDisk::FaultyDisk() : m_below(sqlite3_vfs_find(nullptr)), m_vfs(std::make_unique<sqlite3_vfs>())
{
    *m_vfs = {};
    m_vfs->iVersion = 2;
    m_vfs->szOsFile = static_cast<int>(sizeof(File)) + m_below->szOsFile;
    m_vfs->mxPathname = m_below->mxPathname;
    m_vfs->zName = "vizsla-faulty-disk";
    m_vfs->pAppData = this;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = deleteFile;
    m_vfs->xAccess = access;
    m_vfs->xFullPathname = fullPathname;
    m_vfs->xRandomness = randomness;
    m_vfs->xSleep = sleepFor;
    m_vfs->xCurrentTime = currentTime;
    m_vfs->xGetLastError = lastError;
    m_vfs->xCurrentTimeInt64 = currentTimeInt64;
    sqlite3_vfs_register(m_vfs.get(), 1);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(m_vfs.get());
    sqlite3_vfs_register(m_below, 1);
}

FaultyDisk::Aside::Aside(FaultyDisk& disk) : m_disk(disk)
{
    sqlite3_vfs_register(m_disk.m_below, 1);
}

FaultyDisk::Aside::~Aside()
{
    sqlite3_vfs_register(m_disk.m_vfs.get(), 1);
}

void FaultyDisk::setHooks(Hook before, Hook after)
{
    const std::scoped_lock lock(m_mutex);
    m_before = std::move(before);
    m_after = std::move(after);
}

void FaultyDisk::rememberUnsynced()
{
    const std::scoped_lock lock(m_mutex);
    m_remembers = true;
    m_files.clear();
}

int FaultyDisk::calls() const
{
    const std::scoped_lock lock(m_mutex);
    return m_calls;
}

void FaultyDisk::failAt(int call, DiskFault fault, bool stays)
{
    const std::scoped_lock lock(m_mutex);
    m_failAt = call;
    m_lastFailure.reset();
    m_fault = fault;
    m_stays = stays;
}

void FaultyDisk::mend()
{
    const std::scoped_lock lock(m_mutex);
    m_failAt.reset();
}

FaultyDisk::Outcome FaultyDisk::begin(DiskCall kind, const char* path, Call& call)
{
    std::unique_lock lock(m_mutex);
    call = {m_calls++, kind, path ? std::filesystem::path(path).filename().string() : std::string()};
    if (const Hook before = m_before) {
        lock.unlock();
        before(call);
        lock.lock();
    }
    if (!m_failAt || call.number < *m_failAt || !canHappen(m_fault, kind))
        return Outcome::Works;
    m_lastFailure = call.number;
    if (!m_stays)
        m_failAt.reset();
    return m_fault == DiskFault::Torn ? Outcome::Tears : Outcome::Fails;
}

void FaultyDisk::end(const Call& call)
{
    std::unique_lock lock(m_mutex);
    const Hook after = m_after;
    lock.unlock();
    if (after)
        after(call);
}

void FaultyDisk::wait(int microseconds)
{
    m_waited += Micros(microseconds);
    if (m_waitHook)
        m_waitHook();
}

void FaultyDisk::opened(const char* path, std::string content, bool isNew)
{
    const std::scoped_lock lock(m_mutex);
    // Another connection to the same file sees the same file; what is new takes the place of what was
    // removed.
    if (isNew || !m_files.contains(path))
        m_files.insert_or_assign(path, UnsyncedFile(std::move(content), isNew));
}

void FaultyDisk::written(const char* path, std::int64_t offset, const void* bytes, int size)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto file = m_files.find(path ? path : ""); file != m_files.end())
        file->second.write(offset,
                           std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)));
}

void FaultyDisk::truncated(const char* path, std::int64_t size)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto file = m_files.find(path ? path : ""); file != m_files.end())
        file->second.truncate(size);
}

void FaultyDisk::synced(const char* path)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto file = m_files.find(path ? path : ""); file != m_files.end())
        file->second.sync();
}

void FaultyDisk::deleted(const char* path, bool isSynced)
{
    const std::scoped_lock lock(m_mutex);
    if (isSynced)
        m_files.erase(path);
    else if (const auto file = m_files.find(path); file != m_files.end())
        file->second.remove();
}

void FaultyDisk::cutPower(const std::filesystem::path& folder, std::uint64_t seed) const
{
    const std::scoped_lock lock(m_mutex);
    std::mt19937_64 random(seed);
    for (const auto& [path, file] : m_files) {
        // A copy that was read from instead of the file has the same name, and went with its folder.
        if (!std::filesystem::exists(std::filesystem::path(path).parent_path()))
            continue;
        const std::filesystem::path copy = folder / std::filesystem::path(path).filename();
        std::filesystem::remove(copy);
        if (const auto content = file.afterPowerCut(random))
            std::ofstream(copy, std::ios::binary)
                .write(content->data(), static_cast<std::streamsize>(content->size()));
    }
}

}  // namespace vizsla::test
