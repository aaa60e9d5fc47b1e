// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole processes on a study of a million verdicts: importing them, exporting the consensus, measuring
// agreement. The verdicts are made from a known truth and stand in the file in no order. With a folder as
// argument the files and the study are left there.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/support/planted_reviews.h"

namespace {

using namespace vizsla;
namespace fs = std::filesystem;

constexpr std::size_t imageCount = 40'683;
constexpr std::size_t classCount = 1000;

[[noreturn]] void giveUp(const std::string& what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

std::string imageName(std::size_t image)
{
    const std::string number = std::to_string(image + 1);
    return "ILSVRC2012_val_" + std::string(8 - number.size(), '0') + number + ".JPEG";
}

std::vector<std::string> readWnids()
{
    std::ifstream input(WNIDS);
    std::vector<std::string> wnids(classCount);
    for (std::string& wnid : wnids)
        input >> wnid;
    if (!input)
        giveUp(std::string("cannot read ") + WNIDS);
    return wnids;
}

/// Four or five pairs an image, each of another class.
class Files
{
public:
    explicit Files(const fs::path& folder) : m_folder(folder), m_wnids(readWnids()) {}

    fs::path testSet() const { return m_folder / "test-set.json"; }
    fs::path verdicts() const { return m_folder / "verdicts.csv"; }

    void write(const VerdictTable& table)
    {
        std::ofstream list(testSet());
        for (std::size_t image = 0; image < imageCount; ++image)
            list << (image == 0 ? "{\"image_filenames\": [" : ", ") << "[\"" << imageName(image) << "\", \""
                 << m_wnids[image % classCount] << "\"]";
        list << "]}\n";
        std::vector<VerdictTable::Entry> entries = table.entries;
        std::mt19937_64 random(2);
        for (std::size_t left = entries.size(); left > 1; --left)
            std::swap(entries[left - 1], entries[randomBelow(left, random)]);
        std::ofstream lines(verdicts());
        lines << "reviewer,image,wnid,verdict\n";
        for (const VerdictTable::Entry& entry : entries)
            lines << "reviewer" << entry.reviewer << ',' << pairText(entry.pair, table.pairCount) << ','
                  << verdictWord(entry.verdict) << '\n';
        if (!list.flush() || !lines.flush())
            giveUp("cannot write to " + m_folder.string());
    }

    /// "image,wnid"
    std::string pairText(std::size_t pair, std::size_t pairCount) const
    {
        const std::size_t image = pair * imageCount / pairCount;
        const std::size_t first = (image * pairCount + imageCount - 1) / imageCount;
        return imageName(image) + ',' + m_wnids[(image + (pair - first) * 101) % classCount];
    }

private:
    fs::path m_folder;
    std::vector<std::string> m_wnids;
};

/// The share of the pairs whose verdict in the exported file is what they are.
double recovered(const fs::path& file, const Files& files, const test::PlantedReviews& planted)
{
    std::unordered_map<std::string, bool> isCorrect;
    for (std::size_t pair = 0; pair < planted.isCorrect.size(); ++pair)
        isCorrect.emplace(files.pairText(pair, planted.isCorrect.size()), planted.isCorrect[pair]);
    std::ifstream lines(file);
    std::string line;
    std::getline(lines, line);
    std::size_t right = 0;
    while (std::getline(lines, line)) {
        const auto known = isCorrect.find(line.substr(0, line.find(',', line.find(',') + 1)));
        if (known == isCorrect.end())
            giveUp("an unknown pair in " + line);
        right += line.ends_with(",correct") == known->second;
    }
    return static_cast<double>(right) / static_cast<double>(planted.isCorrect.size());
}

void run(const char* what, std::vector<std::string> arguments)
{
    std::vector<char*> pointers = {const_cast<char*>(VIZSLA)};
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
        ::execv(VIZSLA, pointers.data());
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    if (::wait4(child, &status, 0, &usage) != child || status != 0)
        giveUp(std::string(what) + " failed");
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    std::printf("%-44s %8.2f s, of a processor %.2f s, %8.0f MB at most\n", what, taken.count(),
                seconds(usage.ru_utime) + seconds(usage.ru_stime),
                static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace

int main(int count, char** arguments)
{
    std::string pattern = (fs::temp_directory_path() / "reviewed-XXXXXX").string();
    const bool isKept = count > 1;
    if (!isKept && !::mkdtemp(pattern.data()))
        giveUp("cannot make " + pattern);
    const fs::path folder = isKept ? arguments[1] : pattern.c_str();
    fs::create_directories(folder);
    const test::PlantedReviews planted = test::ReviewPlanter(test::PlantedShape(), 1).plant();
    Files files(folder);
    files.write(planted.table);
    const std::string study = folder / "reviewed.vizsla";
    fs::remove(study);
    run("vizsla new", {"new", study});
    run("vizsla import test-set", {"import", study, "test-set", "imagenet", files.testSet()});
    run("vizsla import verdicts", {"import", study, "verdicts", files.verdicts()});
    run("vizsla export consensus", {"export", study, "consensus", folder / "consensus.csv"});
    std::printf("%-44s %8.2f %% of the pairs, knowing the reviewers %.2f %%\n", "  recovered",
                100 * recovered(folder / "consensus.csv", files, planted),
                100 * planted.accuracy(planted.knowingReviewers(test::PlantedShape().prevalence)));
    run("vizsla agreement, five of 85 golden",
        {"agreement", study, "--golden", "reviewer0,reviewer1,reviewer2,reviewer3,reviewer4", "--format",
         "json"});
    if (!isKept)
        fs::remove_all(folder);
    return 0;
}
