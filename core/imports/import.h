// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/progress.h"
#include "core/result.h"

namespace vizsla {

/// What an import did, for people.
struct ImportReport
{
    std::string summary;                ///< "67 models, 20,000 images each"
    std::vector<std::string> notes;     ///< what was passed over, and why
    std::vector<std::string> warnings;  ///< what looks wrong about what came in
};

/// The error of a stopped import.
tl::unexpected<Error> importCancelled();

/// "1 model", "20,000 images".
std::string counted(std::size_t count, const char* one, const char* many);

/// Adds a sentence to a list that may grow without end: the first few in full, then only how many more, and
/// on which lines.
class SentenceList
{
public:
    explicit SentenceList(std::vector<std::string>& sentences) : m_sentences(sentences) {}
    ~SentenceList();
    SentenceList(const SentenceList&) = delete;
    SentenceList& operator=(const SentenceList&) = delete;

    void add(std::string sentence);
    /// "line 3: " before the sentence; lines come in rising order.
    void add(std::size_t line, const std::string& sentence);

private:
    std::string furtherLines() const;

    static constexpr std::size_t shown = 10;
    std::vector<std::string>& m_sentences;
    std::size_t m_count = 0;
    std::vector<std::pair<std::size_t, std::size_t>>
        m_further;  ///< first and last line, of what is not told in full
};

}  // namespace vizsla
