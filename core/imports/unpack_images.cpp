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

class Unpacker
{
public:
    Unpacker(ArchiveReader& reader, FileChoice& choice, const fs::path& folder, const Progress& progress)
        : m_reader(reader),
          m_choice(choice),
          m_folder(folder),
          m_progress(progress),
          m_files(choice.paths().size())
    {}

    Result<void> unpackAll();
    std::vector<std::string>& files() { return m_files; }
    std::size_t others() const { return m_others; }

private:
    Result<void> unpack(const ArchiveReader::Member& member);
    Result<void> write(const std::string& memberPath, OutputFile& file);
    std::string fileNameOf(std::size_t image, const std::string& memberPath) const;
    void report();

    ArchiveReader& m_reader;
    FileChoice& m_choice;
    const fs::path& m_folder;
    const Progress& m_progress;
    std::vector<std::string> m_files;
    std::size_t m_others = 0;
};

Result<void> Unpacker::unpackAll()
{
    for (;;) {
        if (m_progress.isCancelled())
            return importCancelled();
        const auto member = TRY(m_reader.next());
        if (!member)
            return {};
        TRY(unpack(*member));
    }
}

Result<void> Unpacker::unpack(const ArchiveReader::Member& member)
{
    using Kind = ArchiveReader::Member::Kind;
    m_others += member.kind == Kind::Other ? 1 : 0;
    if (member.kind != Kind::File || isHidden(member.path))
        return {};
    const auto image = m_choice.offer(member.path);
    if (!image)
        return {};
    if (member.size > largest)
        return tooLarge(member.path);
    std::string& fileName = m_files[*image];
    std::error_code ignored;
    if (!fileName.empty())
        fs::remove(m_folder / fileName, ignored);
    fileName = fileNameOf(*image, member.path);
    OutputFile file(m_folder / fileName);
    TRY(write(member.path, file));
    report();
    return {};
}

Result<void> Unpacker::write(const std::string& memberPath, OutputFile& file)
{
    for (std::size_t size = 0; !file.problem();) {
        if (m_progress.isCancelled())
            return importCancelled();
        const auto bytes = TRY(m_reader.read());
        if (bytes.empty())
            break;
        if (size += bytes.size(); size > largest)
            return tooLarge(memberPath);
        file.write(bytes);
    }
    file.close();
    if (file.problem())
        return cannotWrite(m_folder.parent_path(), file.problem());
    return {};
}

/// The name of the image tells images apart, the member may tell the format.
std::string Unpacker::fileNameOf(std::size_t image, const std::string& memberPath) const
{
    const std::string& name = m_choice.imageNames()[image];
    const std::string_view extension =
        imageExtension(name).empty() ? imageExtension(memberPath) : std::string_view{};
    return safeFileName(name, "%image " + std::to_string(image + 1)).append(extension);
}

void Unpacker::report()
{
    if (m_choice.count() % imagesBetweenReports == 0 && m_choice.count() < m_files.size())
        m_progress.report(m_choice.count(), m_files.size());
}

}  // namespace

Result<std::vector<std::string>> unpackImages(const fs::path& archive, FileChoice& choice,
                                              const fs::path& folder, std::vector<std::string>& notes,
                                              const Progress& progress)
{
    auto reader = TRY(ArchiveReader::open(archive));
    Unpacker unpacker(reader, choice, folder, progress);
    TRY(unpacker.unpackAll());
    progress.report(choice.count(), choice.count());
    if (unpacker.others() > 0)
        notes.push_back(counted(unpacker.others(), "link or device was", "links and devices were") +
                        " passed over");
    return std::move(unpacker.files());
}

}  // namespace vizsla
