// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/store/damaged_columns.h"
#include "core/store/storage_place.h"
#include "core/store/study_connection.h"
#include "core/store/study_identity.h"
#include "core/taxonomy/class_list.h"

namespace vizsla {

/// One study on disk: the file, its schema, who may write it, and what may happen to it while it is open.
class StudyFile : public StudyConnection
{
public:
    /// Why a study that opened cannot be written.
    enum class ReadOnlyReason {
        None,
        OpenElsewhere,
        OpenByOtherName,  ///< elsewhere, under another name of the same file (a hard link)
        NotWritable,
        OnlyToRead,
    };

    /// "VZSL", the application_id in the header of every study.
    static constexpr int applicationId = 0x565a534c;
    static constexpr int schemaVersion = 6;

    /// Makes a study with these classes. Errors: Invalid if the file exists, or a log of one that had its
    /// name; ReadOnly, Full, Io. On failure no file is left behind.
    static Result<std::unique_ptr<StudyFile>> create(const std::filesystem::path& file,
                                                     const ClassList& classes, const Clock& clock,
                                                     std::uint64_t seed);

    /// Opens a study, for writing where that is possible and otherwise read-only. Before one of an earlier
    /// version is brought up to date a backup of it is made, or it stays as it is. Errors: NotFound, Foreign,
    /// TooNew, TooOld, Corrupt (also where its log has another name), Io; the file stays as it was. A log
    /// beside it that is not its own is put out of the way, and one that is damaged is kept, which notices()
    /// then say; what of that one cannot be read is kept in the study as a loss, as after a salvage.
    static Result<std::unique_ptr<StudyFile>> open(const std::filesystem::path& path, const Clock& clock,
                                                   std::uint64_t seed,
                                                   const FileSystemProbe& probe = fileSystemType);

    /// Opens a study to read it quickly and let go again: takes no lock, looks at no more than it is asked
    /// for, and changes no byte of the study nor of what lies beside it. What a log of its own holds is read
    /// as well. Errors as open(), and TooOld for one that must be brought up to date first.
    static Result<std::unique_ptr<StudyFile>> openToRead(const std::filesystem::path& file,
                                                         const Clock& clock);

    /// Another connection to a study that is open for writing, for another thread. It writes under the lock
    /// of this one, which must outlive it. Errors: ReadOnly; those of opening.
    Result<std::unique_ptr<StudyFile>> openAgain(std::uint64_t seed) const;

    ~StudyFile();

    /// Closes a study whose work is done, so that the file alone holds it. Errors: Replaced where another
    /// file, or none, stands under its name by then; those of writing are left to the log, which stays.
    static Result<void> close(std::unique_ptr<StudyFile> study);

    /// Whether the file still stands under its name as it was left. Errors: Replaced.
    Result<void> checkIdentity();
    /// Reads all pages, compares each index with its table, as `vizsla check` begins, and refuses what
    /// checkForFigures() does: for what is about to write much. 50,000 images with as many answers take
    /// 0.4 s, ten times as many 7 s. Errors: Corrupt.
    Result<void> checkIntegrity();
    /// The same for what is about to take figures out of it, which must not lack what is in a damaged log
    /// either. Errors: Corrupt.
    /// Of what the folder of `SoundStates` knows only the checksums are compared again; those of predictions
    /// are left, where `ComparedColumns::OfVerdicts` says so, to one who reads all models and compares them
    /// in doing so (ScoreRequest::comparesChecksums).
    Result<void> checkForFigures(const std::filesystem::path& soundStates = {},
                                 ComparedColumns compared = ComparedColumns::All);
    /// Whether the log is what was written here, without which closing leaves behind less than was confirmed.
    /// Errors: Replaced, of which setLost() hears.
    Result<void> checkLog();
    /// Writes what this connection reads into a file of its own, also where the study was taken away from
    /// under it. Errors: those of copyStudy(); Replaced where what was confirmed here can no longer be read,
    /// with which the copy would be older than it seems.
    Result<void> saveCopy(const std::filesystem::path& file);
    /// `lost` is called each time a commit is refused because the file is another now, and `found` at the
    /// first commit after that; from whatever thread commits.
    void setLost(StudyIdentity::Lost lost, StudyIdentity::Found found = {});
    /// Sentences on what was found beside the file when it was opened, and on what a salvage could not read
    /// of it.
    const std::vector<std::string>& notices() const { return m_notices; }
    const StoragePlace& place() const { return m_place; }

    ReadOnlyReason readOnlyReason() const { return m_readOnlyReason; }
    /// "study.vizsla is open in another window": the beginning of a sentence. Empty where it can be written.
    std::string whyReadOnly() const;

private:
    Result<void> watch(std::shared_ptr<StudyIdentity> identity);
    Result<void> noteLosses();
    void noteUnreadLog(std::optional<std::string> sentence);

    StudyFile(std::filesystem::path path, Database database, std::optional<StudyLock> lock,
              ReadOnlyReason reason, const Clock& clock, std::uint64_t seed);

    ReadOnlyReason m_readOnlyReason;
    std::shared_ptr<StudyIdentity> m_identity;  ///< of one that can be written
    StoragePlace m_place;
    std::vector<std::string> m_notices;
    std::optional<std::string> m_unreadLog;  ///< what of its log is not in what is read
};

/// The database of a study of any version that this one knows, to be read and nothing else; no file is made
/// beside it. Errors: NotFound, Foreign, TooNew, TooOld, Io.
Result<Database> openStudyDatabase(const std::filesystem::path& path);

}  // namespace vizsla
