// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample/sample_maker.h"

#include <QImageWriter>
#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/durable.h"
#include "core/folders.h"
#include "core/guarded.h"
#include "core/sample/catalogue.h"
#include "core/store/study_file.h"
#include "core/uuid.h"
#include "ui/sample/stamp_photograph.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr int kJpegQuality = 90;

tl::unexpected<Error> cannotWrite(const fs::path& path, const std::error_code& error)
{
    const bool isFull = error == std::errc::no_space_on_device;
    return failure(isFull ? ErrorKind::Full : ErrorKind::Io,
                   path.string() + " cannot be written: " + error.message() + ".");
}

/// A folder beside the one to be made, removed again unless it takes that one's place.
class DraftFolder
{
public:
    static Result<DraftFolder> make(const fs::path& target, UuidSource& uuids)
    {
        fs::path path = target;
        path += ".part-" + uuids.next();
        std::error_code error;
        fs::create_directories(path, error);
        if (error)
            return cannotWrite(path, error);
        return DraftFolder(std::move(path));
    }

    DraftFolder(DraftFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    DraftFolder& operator=(DraftFolder&&) = delete;
    ~DraftFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove_all(m_path, ignored);
    }

    const fs::path& path() const { return m_path; }

    Result<void> moveTo(const fs::path& target)
    {
        if (const int reason = renameDurably(m_path, target); reason != 0)
            return cannotWrite(target, std::error_code(reason, std::generic_category()));
        m_path.clear();
        return {};
    }

private:
    explicit DraftFolder(fs::path path) : m_path(std::move(path)) {}

    fs::path m_path;
};

Result<void> writeJpeg(const QImage& image, const fs::path& file)
{
    QImageWriter writer(QString::fromStdString(file.string()), "jpeg");
    writer.setQuality(kJpegQuality);
    if (!writer.write(image))
        return failure(ErrorKind::Io,
                       file.string() + " cannot be written: " + writer.errorString().toStdString() + ".");
    return {};
}

/// Makes the two images of every photograph, on all cores.
class ImageMaker
{
public:
    ImageMaker(const SampleSources& sources, const fs::path& folder,
               std::vector<SamplePhotograph> photographs, const std::atomic<bool>& cancelled)
        : m_stampsFolder(sources.stampsFolder),
          m_folder(folder),
          m_names(sampleNames(photographs)),
          m_cancelled(cancelled)
    {
        for (SamplePhotograph& photograph : photographs)
            m_made.push_back({std::move(photograph), {}, {}});
    }

    Result<std::vector<SampleImages>> run(const SampleProgress& progress)
    {
        for (const std::string_view testSet : {kPlainTestSet, kShiftedTestSet}) {
            const fs::path folder = m_folder / sampleImageFolder(testSet);
            std::error_code error;
            fs::create_directories(folder, error);
            if (error)
                return cannotWrite(folder, error);
        }
        std::vector<std::jthread> helpers;
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
            helpers.emplace_back([this] { work({}); });
        const int total = static_cast<int>(m_made.size());
        work([&] { progress(m_done, total); });
        helpers.clear();
        if (m_error)
            return tl::unexpected(std::move(*m_error));
        if (m_cancelled)
            return failure(ErrorKind::Cancelled,
                           "Making the sample study was cancelled; nothing of it was kept.");
        progress(total, total);
        return std::move(m_made);
    }

private:
    void work(const std::function<void()>& afterEach)
    {
        while (!m_cancelled && !m_failed) {
            const std::size_t index = m_next++;
            if (index >= m_made.size())
                return;
            if (auto done = guarded([&] { return make(index); }); !done) {
                const std::scoped_lock lock(m_errorMutex);
                m_error = std::move(done.error());
                m_failed = true;
            }
            ++m_done;
            if (afterEach)
                afterEach();
        }
    }

    Result<void> make(std::size_t index)
    {
        SampleImages& made = m_made[index];
        const SamplePhotograph& about = made.photograph;
        const bool isPlainCase = about.correct.size() == 1 && about.unclear.empty();
        const auto whole = isPlainCase ? StampPhotograph::Whole::MayCut : StampPhotograph::Whole::Keep;
        const auto photograph = TRY(StampPhotograph::load(m_stampsFolder, about.file, whole));
        made.plain = imageNamed(m_names[index]);
        made.shifted = imageNamed(m_names[index] + " (" + std::string(shiftWord(photograph.shift())) + ")");
        return writeJpeg(photograph.plain(), fileOf(kPlainTestSet, made.plain)).and_then([&] {
            return writeJpeg(photograph.shifted(), fileOf(kShiftedTestSet, made.shifted));
        });
    }

    static SampleImage imageNamed(const std::string& name) { return {name, name + ".jpg"}; }
    fs::path fileOf(std::string_view testSet, const SampleImage& image) const
    {
        return m_folder / sampleImageFolder(testSet) / image.file;
    }

    const fs::path& m_stampsFolder;
    const fs::path& m_folder;
    std::vector<std::string> m_names;
    std::vector<SampleImages> m_made;
    const std::atomic<bool>& m_cancelled;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<int> m_done = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_errorMutex;
    std::optional<Error> m_error;
};

Result<std::vector<SamplePhotograph>> installedPhotographs(const fs::path& stampsFolder,
                                                           const SampleCatalogue& catalogue)
{
    auto present = photographsIn(stampsFolder, catalogue);
    if (present.empty())
        return failure(ErrorKind::NotFound, "There are no photographs for the sample study in " +
                                                stampsFolder.string() +
                                                ": install the Debian package tuxpaint-stamps-default.");
    return present;
}

/// The study's lock file is left out: nobody else knows of the draft yet.
Result<SampleSummary> writeStudy(const fs::path& file, const SampleCatalogue& catalogue,
                                 const std::vector<SampleImages>& images, const Clock& clock,
                                 std::uint64_t seed)
{
    auto summary = StudyFile::create(file, ilsvrc2012Classes(), clock, seed).and_then([&](auto study) {
        return fillSampleStudy(*study, catalogue, images);
    });
    fs::path lockFile = file;
    lockFile += ".lock";
    std::error_code ignored;
    fs::remove(lockFile, ignored);
    return summary;
}

/// The folder as the path of no link, so that it can be replaced.
Result<fs::path> folderToMake(const fs::path& folder)
{
    std::error_code error;
    const fs::path target = fs::weakly_canonical(fs::absolute(folder, error), error);
    if (error || target.empty())
        return failure(ErrorKind::Invalid,
                       folder.string() + " cannot be used as a folder: " + error.message() + ".");
    if (fs::exists(sampleStudyFile(target), error))
        return failure(ErrorKind::Invalid, target.string() + " holds a sample study already.");
    if (fs::exists(target, error) && !(fs::is_directory(target, error) && fs::is_empty(target, error)))
        return failure(
            ErrorKind::Invalid,
            target.string() + " is not an empty folder; name one that is empty or does not exist yet.");
    // A path that ends in a separator has no name to put the draft beside.
    return target.has_filename() ? target : target.parent_path();
}

}  // namespace

Result<MadeSample> makeSample(const SampleSources& sources, const fs::path& folder, const Clock& clock,
                              std::uint64_t seed, const SampleProgress& progress,
                              const std::atomic<bool>& cancelled)
{
    const auto target = TRY(folderToMake(folder));
    const auto catalogue = TRY(readSampleCatalogue(sources.catalogueFolder));
    auto photographs = TRY(installedPhotographs(sources.stampsFolder, catalogue));
    UuidSource uuids(seed);
    auto draft = TRY(DraftFolder::make(target, uuids));

    ImageMaker maker(sources, draft.path(), std::move(photographs), cancelled);
    const auto images = TRY(maker.run(progress));
    auto summary = TRY(writeStudy(sampleStudyFile(draft.path()), catalogue, images, clock, uuids.nextSeed()));
    return draft.moveTo(target).map([&] { return MadeSample{sampleStudyFile(target), summary}; });
}

}  // namespace vizsla
