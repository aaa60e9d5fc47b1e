// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/unpack_images.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>

#include "core/formats/archive_reader.h"
#include "core/formats/image_kind.h"
#include "core/imports/staged_folder.h"
#include "core/text/file_text.h"
#include "core/text/safe_file_name.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest = std::size_t{512} << 20U;
constexpr std::size_t imagesBetweenReports = 100;

/// A new file that is written from its beginning on; what was called so is overwritten.
class OutputFile
{
public:
    explicit OutputFile(const fs::path& path)
        : m_descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666))
    {
        noteIf(m_descriptor < 0);
    }
    ~OutputFile() { close(); }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes)
    {
        while (!m_problem && !bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(written));
            else
                noteIf(errno != EINTR);
        }
    }
    void close()
    {
        if (m_descriptor >= 0)
            noteIf(::close(m_descriptor) != 0);
        m_descriptor = -1;
    }
    /// What went wrong first.
    const std::error_code& problem() const { return m_problem; }

private:
    void noteIf(bool isProblem)
    {
        if (isProblem && !m_problem)
            m_problem.assign(errno, std::generic_category());
    }

    int m_descriptor;
    std::error_code m_problem;
};

tl::unexpected<Error> tooLarge(const std::string& memberPath)
{
    return failure(ErrorKind::Invalid,
                   inQuotes(memberPath) +
                       " in the archive has more than 512 MiB, which no image has; nothing was "
                       "imported.");
}

/// "." and ".." hide nothing.
bool isHidden(const std::string& path)
{
    for (const fs::path& part : fs::path(path)) {
        if (part.native().starts_with('.') && part != "." && part != "..")
            return true;
    }
    return false;
}

/// The files of an archive that are chosen for images.
class ChosenMembers
{
public:
    ChosenMembers(ArchiveReader& reader, FileChoice& choice, const Progress& progress)
        : m_reader(reader),
          m_choice(choice),
          m_progress(progress),
          m_files(choice.paths().size())
    {}

    /// Calls take(image, path of the member), which gives a Result<void>, while the reader is at the member,
    /// before the image's file is the new one.
    template <class Take>
    Result<void> each(Take take);
    std::string fileNameOf(std::size_t image, const std::string& memberPath) const;
    /// The file name of each image, empty where none came.
    std::vector<std::string>& files() { return m_files; }
    void addNote(std::vector<std::string>& notes) const;

private:
    Result<std::optional<std::size_t>> imageOf(const ArchiveReader::Member& member);
    void report() const;

    ArchiveReader& m_reader;
    FileChoice& m_choice;
    const Progress& m_progress;
    std::vector<std::string> m_files;
    std::size_t m_others = 0;
};

template <class Take>
Result<void> ChosenMembers::each(Take take)
{
    for (;;) {
        if (m_progress.isCancelled())
            return importCancelled();
        const auto member = TRY(m_reader.next());
        if (!member)
            break;
        const auto image = TRY(imageOf(*member));
        if (!image)
            continue;
        TRY(take(*image, member->path));
        report();
    }
    m_progress.report(m_choice.count(), m_choice.count());
    return {};
}

Result<std::optional<std::size_t>> ChosenMembers::imageOf(const ArchiveReader::Member& member)
{
    using Kind = ArchiveReader::Member::Kind;
    m_others += member.kind == Kind::Other ? 1 : 0;
    if (member.kind != Kind::File || isHidden(member.path))
        return std::nullopt;
    const auto image = m_choice.offer(member.path);
    if (image && member.size > largest)
        return tooLarge(member.path);
    return image;
}

/// The name of the image tells images apart, the member may tell the format.
std::string ChosenMembers::fileNameOf(std::size_t image, const std::string& memberPath) const
{
    const std::string& name = m_choice.imageNames()[image];
    const std::string_view extension =
        imageExtension(name).empty() ? imageExtension(memberPath) : std::string_view{};
    return safeFileName(name, "%image " + std::to_string(image + 1)).append(extension);
}

void ChosenMembers::report() const
{
    if (m_choice.count() % imagesBetweenReports == 0 && m_choice.count() < m_files.size())
        m_progress.report(m_choice.count(), m_files.size());
}

void ChosenMembers::addNote(std::vector<std::string>& notes) const
{
    if (m_others > 0)
        notes.push_back(counted(m_others, "link or device was", "links and devices were") + " passed over");
}

Result<void> writeMember(ArchiveReader& reader, const std::string& memberPath, OutputFile& file,
                         const fs::path& folder, const Progress& progress)
{
    for (std::size_t size = 0; !file.problem();) {
        if (progress.isCancelled())
            return importCancelled();
        const auto bytes = TRY(reader.read());
        if (bytes.empty())
            break;
        if (size += bytes.size(); size > largest)
            return tooLarge(memberPath);
        file.write(bytes);
    }
    file.close();
    if (file.problem())
        return cannotWrite(folder.parent_path(), file.problem());
    return {};
}

/// What is wrong with a file that begins so; empty for a picture.
const char* faultOfBeginning(std::string_view bytes)
{
    if (bytes.empty())
        return " is empty";
    return beginsLikeImage(bytes.substr(0, imageHeadSize)) ? "" : " does not look like an image";
}

}  // namespace

Result<std::vector<std::string>> unpackImages(const fs::path& archive, FileChoice& choice,
                                              const fs::path& folder, std::vector<std::string>& notes,
                                              const Progress& progress)
{
    auto reader = TRY(ArchiveReader::open(archive));
    ChosenMembers members(reader, choice, progress);
    TRY(members.each([&](std::size_t image, const std::string& memberPath) {
        std::string& fileName = members.files()[image];
        std::error_code ignored;
        if (!fileName.empty())
            fs::remove(folder / fileName, ignored);
        fileName = members.fileNameOf(image, memberPath);
        OutputFile file(folder / fileName);
        return writeMember(reader, memberPath, file, folder, progress);
    }));
    members.addNote(notes);
    return std::move(members.files());
}

Result<std::vector<std::string>> listImages(const fs::path& archive, FileChoice& choice, ImportReport& report,
                                            const Progress& progress)
{
    auto reader = TRY(ArchiveReader::open(archive));
    ChosenMembers members(reader, choice, progress);
    std::vector<const char*> faults(choice.paths().size(), "");
    TRY(members.each([&](std::size_t image, const std::string& memberPath) -> Result<void> {
        members.files()[image] = members.fileNameOf(image, memberPath);
        faults[image] = faultOfBeginning(TRY(reader.read()));
        return {};
    }));
    members.addNote(report.notes);
    SentenceList doubtful(report.warnings);
    for (std::size_t image = 0; image < faults.size(); ++image) {
        if (*faults[image] != '\0')
            doubtful.add(members.files()[image] + faults[image]);
    }
    return std::move(members.files());
}

}  // namespace vizsla
