// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// A copy of exactly its size on the heap, so that a sanitizer sees any read beyond it.
void run(const std::string& input)
{
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<std::string> readSeeds(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> seeds;
    for (const auto& path : files) {
        std::ifstream file(path, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return seeds;
}

class Mutator
{
public:
    explicit Mutator(const std::vector<std::string>& seeds) : m_seeds(seeds) {}

    std::string next()
    {
        std::string input = m_seeds[below(m_seeds.size())];
        for (std::size_t changes = 1 + below(4); changes > 0; --changes)
            change(input);
        return input;
    }

private:
    // The distributions of the standard library differ between its makers.
    std::size_t below(std::size_t end) { return m_random() % end; }

    void change(std::string& input)
    {
        constexpr unsigned char special[] = {0, 0xFF, 0x80, 0x7F, '"', ',', '[', '{', '\n', '\'', '9'};
        const std::size_t place = below(input.size() + 1);
        const std::size_t length = below(std::min<std::size_t>(input.size() - place, 16) + 1);
        switch (below(6)) {
            case 0:
                input.resize(place);
                break;
            case 1:
                input.erase(place, length);
                break;
            case 2:
                input.insert(place, input.substr(place, length));
                break;
            case 3:
                input.insert(place, 1, static_cast<char>(special[below(std::size(special))]));
                break;
            case 4:
                if (place < input.size())
                    input[place] = static_cast<char>(below(256));
                break;
            default: {
                const std::string& other = m_seeds[below(m_seeds.size())];
                input = input.substr(0, place) + other.substr(below(other.size() + 1));
            }
        }
    }

    const std::vector<std::string>& m_seeds;
    std::mt19937_64 m_random{20120'1000};
};

}  // namespace

/// Stands in for libFuzzer: runs every seed, every cut of a small one, and mutations that are the same each
/// time.
int main(int count, char** words)
{
    if (count != 3) {
        std::cerr << "usage: " << words[0] << " SEEDS MUTATIONS\n";
        return 2;
    }
    const std::vector<std::string> seeds = readSeeds(words[1]);
    if (seeds.empty()) {
        std::cerr << words[1] << ": expected seeds\n";
        return 1;
    }
    for (const std::string& seed : seeds) {
        run(seed);
        for (std::size_t length = 0; seed.size() <= 1024 && length < seed.size(); ++length)
            run(seed.substr(0, length));
    }
    Mutator mutator(seeds);
    for (long left = std::atol(words[2]); left > 0; --left)
        run(mutator.next());
}
