// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "tests/support/unsynced_file.h"

struct sqlite3_vfs;

namespace vizsla::test {

/// What SQLite asks of a disk that changes something or may be refused.
enum class DiskCall { Open, Write, Truncate, Sync, Delete, MapSharedMemory, LockSharedMemory, Lock };

enum class DiskFault {
    Error,  ///< an error of input or output, as fits the call
    Full,   ///< no space left, for calls that need some
    Torn,   ///< half of what is written arrives, then an error; for calls that write
};

/// A disk below SQLite that counts what is asked of it, fails when it is told to, and knows what a power cut
/// would leave. While it lives, every database that is opened without naming a disk lies on it; it must
/// outlive them. Several threads may use it.
class FaultyDisk
{
public:
    struct Call
    {
        int number = 0;  ///< from 0
        DiskCall kind = DiskCall::Open;
        std::string file;  ///< its name without the folder
        bool isLog() const { return file.ends_with("-wal"); }
        bool isStudy() const { return file.ends_with(".vizsla"); }
    };
    using Hook = std::function<void(const Call&)>;

    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// While it lives, databases that are opened lie on the plain disk.
    class Aside
    {
    public:
        explicit Aside(FaultyDisk& disk);
        ~Aside();
        Aside(const Aside&) = delete;
        Aside& operator=(const Aside&) = delete;

    private:
        FaultyDisk& m_disk;
    };

    /// Called before each call, and after it; from whatever thread makes it. A slow disk is one whose hook
    /// takes long.
    void setHooks(Hook before, Hook after = {});
    /// Called instead of sleeping, whenever SQLite waits for a lock that somebody else holds.
    void setWaitHook(std::function<void()> hook) { m_waitHook = std::move(hook); }

    int calls() const;
    /// How long SQLite would have slept so far.
    Micros waited() const { return m_waited; }

    /// The first call from this number on to which the fault can happen fails, and if `stays` every later
    /// one.
    void failAt(int call, DiskFault fault, bool stays);
    void mend();
    /// The last call that failed.
    std::optional<int> lastFailure() const { return m_lastFailure; }

    /// Remembers what has not been synced, of files that are opened from now on.
    void rememberUnsynced();
    /// Makes files in `folder` as a power cut at this moment may leave them.
    void cutPower(const std::filesystem::path& folder, std::uint64_t seed) const;

    // What SQLite calls.
    sqlite3_vfs* below() const { return m_below; }
    enum class Outcome { Works, Fails, Tears };
    /// To be followed by end().
    Outcome begin(DiskCall kind, const char* path, Call& call);
    void end(const Call& call);
    void wait(int microseconds);
    void opened(const char* path, std::string content, bool isNew);
    void written(const char* path, std::int64_t offset, const void* bytes, int size);
    void truncated(const char* path, std::int64_t size);
    void synced(const char* path);
    void deleted(const char* path, bool isSynced);
    bool remembers() const { return m_remembers; }
    DiskFault fault() const { return m_fault; }

private:
    sqlite3_vfs* m_below;
    std::unique_ptr<sqlite3_vfs> m_vfs;

    mutable std::recursive_mutex m_mutex;
    Hook m_before, m_after;
    std::function<void()> m_waitHook;
    int m_calls = 0;
    std::optional<int> m_lastFailure;
    Micros m_waited = {};
    std::optional<int> m_failAt;
    DiskFault m_fault = DiskFault::Error;
    bool m_stays = false;
    bool m_remembers = false;
    std::map<std::string, UnsyncedFile> m_files;
};

}  // namespace vizsla::test
