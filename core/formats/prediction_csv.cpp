// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/prediction_csv.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/formats/prediction_columns.h"
#include "core/text/ascii.h"
#include "core/text/csv_table.h"
#include "core/text/file_text.h"

namespace vizsla {

namespace {

constexpr std::size_t mostUnknownShown = 5;
/// How far a share written from a float may lie beside 0 or 1.
constexpr double roundedBy = 1e-6;

class PredictionReader
{
public:
    PredictionReader(std::istream& input, std::string_view name, const ClassCodes& classes,
                     const ClassNames* names, char separator)
        : m_table(input, name, separator),
          m_name(name),
          m_classes(classes),
          m_names(names),
          m_separator(separator)
    {}

    Result<NamedPredictions> read();

private:
    Result<void> readRecord();
    Result<ClassIndex> readClass(int column);
    ClassIndex unknown(const std::string& fault);
    Result<Confidence> readConfidence(std::size_t place) const;

    CsvTable m_table;
    std::string m_name;
    const ClassCodes& m_classes;
    const ClassNames* m_names;
    char m_separator;
    NamedPredictions m_read;
    PredictionColumns m_columns;
    std::unordered_map<std::string, std::size_t> m_lines;
};

Result<NamedPredictions> PredictionReader::read()
{
    TRY(m_table.readHeader({}));
    auto columns = TRY(findPredictionColumns(m_table.header(), m_name));
    m_columns = std::move(columns);
    m_read.predictions.columns = static_cast<int>(m_columns.predictions.size());
    for (;;) {
        const auto more = TRY(m_table.next());
        if (!more)
            return std::move(m_read);
        TRY(readRecord());
    }
}

Result<void> PredictionReader::readRecord()
{
    auto image =
        TRY(m_table.nameField(m_columns.image, "the name of an image", CsvTable::Blanks::KeptInQuotes));
    const auto [known, isNew] = m_lines.try_emplace(image, m_table.line());
    if (!isNew)
        return m_table.wrong("found the image " + inQuotes(image) + " again, which stands on line " +
                             std::to_string(known->second) + " already");
    m_read.images.push_back(std::move(image));
    m_read.lines.push_back(m_table.line());
    for (const int column : m_columns.predictions) {
        const auto index = TRY(readClass(column));
        m_read.predictions.classes.push_back(index);
    }
    for (std::size_t place = 0; place < m_columns.confidences.size(); ++place) {
        const auto confidence = TRY(readConfidence(place));
        m_read.predictions.confidences.push_back(confidence);
    }
    return {};
}

/// Empty beside a prediction that is empty.
Result<Confidence> PredictionReader::readConfidence(std::size_t place) const
{
    const std::string_view text = m_table.field(m_columns.confidences[place]);
    if (text.empty() && m_table.field(m_columns.predictions[place]).empty())
        return Confidence{0};
    std::string number(text);
    if (m_separator != ',')
        std::ranges::replace(number, ',', '.');
    double share = -1;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), share);
    if (error != std::errc() || end != number.data() + number.size() ||
        !(share >= -roundedBy && share <= 1 + roundedBy))
        return m_table.wrong("found " + inQuotes(text) + ", expected a confidence from 0 to 1");
    return confidenceOf(std::clamp(share, 0.0, 1.0));
}

/// As ".npy" files hold them: one that is no index is of classes in another order, or more of them.
bool isWholeNumber(std::string_view text)
{
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

ClassIndex PredictionReader::unknown(const std::string& fault)
{
    if (++m_read.unknownClassCount <= mostUnknownShown)
        m_read.unknownClasses.push_back(m_table.wrong(fault).value().message);
    return unknownClass;
}

Result<ClassIndex> PredictionReader::readClass(int column)
{
    const std::string_view code = m_table.field(column);
    if (code.empty())
        return noClass;
    if (const std::optional<ClassIndex> index = m_classes.find(code))
        return *index;
    const std::vector<int> named = m_names ? m_names->find(code) : std::vector<int>();
    if (named.size() == 1)
        return named.front();
    if (named.empty() && isWholeNumber(code))
        return m_table.wrong("found " + inQuotes(code) + ", expected a class index from 0 to " +
                             std::to_string(m_classes.count() - 1) +
                             ", or an empty field where there is no prediction");
    if (named.empty())
        return unknown("found " + inQuotes(code) + ", expected the wnid" +
                       (m_names ? ", index or unambiguous name" : " or index") + " of a class of the study");
    std::string wnids;
    for (const int index : named)
        wnids += (wnids.empty() ? "" : " and ") + m_classes.wnid(index);
    return unknown("found " + inQuotes(code) + ", which is the name of " + wnids +
                   "; expected one of these wnids");
}

}  // namespace

Result<NamedPredictions> readPredictionCsv(std::istream& input, std::string_view name,
                                           const ClassCodes& classes, const ClassNames* names)
{
    const char separator = tableSeparator(input);
    return PredictionReader(input, name, classes, names, separator).read();
}

Result<NamedPredictions> readPredictionCsv(const std::filesystem::path& path, const ClassCodes& classes,
                                           const ClassNames* names)
{
    return openFile(path).and_then([&](const std::unique_ptr<std::istream>& file) {
        return readPredictionCsv(*file, path.string(), classes, names);
    });
}

}  // namespace vizsla
