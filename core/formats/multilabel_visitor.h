// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/multilabel_json.h"
#include "core/text/json_guard.h"

namespace vizsla {

/// Makes a MultiLabelFile of the values of its JSON.
class MultiLabelVisitor : public JsonVisitor
{
public:
    bool scalar(const JsonScalar& value) override;
    bool open(bool isList) override;
    bool close(bool isList) override;
    bool key(std::string_view name) override;

    bool isMultiLabelFile() const { return !m_knownKeys.empty(); }
    MultiLabelFile take() { return std::move(m_file); }

private:
    /// What the value lies in that comes next.
    enum class In { Nothing, File, Annotations, Image, Words, Problems };

    bool fileKey(std::string_view name);
    bool imageKey(std::string_view name);
    bool startRaw(RawJsonValues& values, std::string_view key);
    bool again(std::string_view key);
    void endRaw();
    bool refuseHere(std::string_view what);

    MultiLabelFile m_file;
    In m_in = In::Nothing;
    In m_wordsIn = In::File;  ///< what a list of words lies in
    std::string m_key;        ///< of the file
    std::set<std::string, std::less<>> m_knownKeys;
    std::vector<std::string>* m_words = nullptr;  ///< the list that is next or being read
    std::string m_image;
    std::set<std::string, std::less<>> m_imageKeys;
    RawJson m_raw;
    std::string* m_rawTarget = nullptr;  ///< of the value that is kept as it stands
};

}  // namespace vizsla
