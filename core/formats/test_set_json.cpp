// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/test_set_json.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "core/formats/image_path.h"
#include "core/text/file_text.h"
#include "core/text/json_guard.h"

namespace vizsla {

namespace {

constexpr std::size_t largestListFile = 512U << 20U;
constexpr std::string_view wantedKey = "image_filenames";

/// Where it lies: 1 in the object, 2 in the list of pairs, 3 in a pair. Values of other keys are passed over.
class TestSetVisitor : public JsonVisitor
{
public:
    bool scalar(const JsonScalar& value) override
    {
        if (m_depth == 0)
            return refuse("expected an object with \"image_filenames\"");
        if (!m_isWanted)
            return true;
        if (m_depth < 3)
            return refuse(expectation());
        if (!value.isText() || m_fieldCount == 2)
            return refuse(expectation());
        if (const auto fault = nameFault(value.text); !fault.empty())
            return refuse(entryText() + ": found " + std::string(fault) + ", expected " +
                          (m_fieldCount == 0 ? "the name of an image" : "the wnid of a class"));
        (m_fieldCount++ == 0 ? m_entry.image : m_entry.wnid) = value.text;
        return true;
    }

    bool open(bool isList) override
    {
        if (m_depth == 0 && isList)
            return refuse("found a list, expected an object with \"image_filenames\"");
        if (m_isWanted && (!isList || m_depth == 3))
            return refuse(expectation());
        ++m_depth;
        m_fieldCount = 0;
        return true;
    }

    bool close(bool) override
    {
        --m_depth;
        return !m_isWanted || m_depth != 2 || addEntry();
    }

    bool key(std::string_view name) override
    {
        if (m_depth != 1)
            return true;
        m_isWanted = name == wantedKey;
        if (m_isWanted && std::exchange(m_wasFound, true))
            return refuse("found \"image_filenames\" a second time, expected it once");
        return true;
    }

    bool wasFound() const { return m_wasFound; }
    ReadTestSet take() { return std::move(m_read); }

private:
    std::string entryText() const { return "entry " + std::to_string(m_read.entries.size() + 1); }

    std::string expectation() const
    {
        return m_depth == 1 ? "expected \"image_filenames\" to be a list of [image id, wnid]"
                            : entryText() + ": expected [image id, wnid]";
    }

    bool addEntry()
    {
        if (m_fieldCount != 2)
            return refuse(expectation());
        if (const auto fault = imagePathFault(m_entry.image); !fault.empty())
            return refuse(entryText() + ": found the image " + inQuotes(m_entry.image) + ", " +
                          std::string(fault) + "; expected a name, or a path below the folder of the images");
        const auto [known, isNew] = m_places.try_emplace(m_entry.image, m_read.entries.size() + 1);
        if (!isNew)
            return refuse(entryText() + ": found the image " + inQuotes(m_entry.image) +
                          " again, which is entry " + std::to_string(known->second) + " already");
        m_read.entries.push_back(m_entry);
        return true;
    }

    ReadTestSet m_read;
    ReadTestSet::Entry m_entry;
    std::unordered_map<std::string, std::size_t> m_places;
    int m_depth = 0;
    int m_fieldCount = 0;
    bool m_isWanted = false;
    bool m_wasFound = false;
};

}  // namespace

Result<ReadTestSet> readTestSetJson(std::string_view text, std::string_view name)
{
    TestSetVisitor visitor;
    TRY(visitJson(text, name, visitor));
    if (!visitor.wasFound())
        return failure(ErrorKind::Invalid,
                       std::string(name) + ": found no key \"image_filenames\", expected one");
    return visitor.take();
}

Result<ReadTestSet> readTestSetJson(const std::filesystem::path& path)
{
    return readFileText(path, largestListFile).and_then([&](const std::string& text) {
        return readTestSetJson(text, path.string());
    });
}

}  // namespace vizsla
