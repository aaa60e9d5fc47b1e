// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import.h"

#include "core/text/grouped.h"

namespace vizsla {

tl::unexpected<Error> importCancelled()
{
    return failure(ErrorKind::Cancelled, "The import was cancelled; nothing of it was kept.");
}

std::string counted(std::size_t count, const char* one, const char* many)
{
    return grouped(count) + ' ' + (count == 1 ? one : many);
}

void SentenceList::add(std::string sentence)
{
    if (++m_count <= shown)
        m_sentences.push_back(std::move(sentence));
}

void SentenceList::add(std::size_t line, const std::string& sentence)
{
    add("line " + std::to_string(line) + ": " + sentence);
    if (m_count <= shown)
        return;
    if (!m_further.empty() && m_further.back().second + 1 == line)
        m_further.back().second = line;
    else
        m_further.emplace_back(line, line);
}

std::string SentenceList::furtherLines() const
{
    std::string text;
    for (const auto& [first, last] : m_further) {
        text += text.empty() ? ", on lines " : ", ";
        text += std::to_string(first);
        if (first != last)
            text += " to " + std::to_string(last);
    }
    return text;
}

SentenceList::~SentenceList()
{
    if (m_count > shown)
        m_sentences.push_back("and " + counted(m_count - shown, "more of this kind", "more of this kind") +
                              furtherLines());
}

}  // namespace vizsla
