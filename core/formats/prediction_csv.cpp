// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/prediction_csv.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/formats/ascii.h"
#include "core/formats/csv_table.h"
#include "core/formats/file_text.h"

namespace vizsla {

namespace {

constexpr int mostPredictions = 1000;
constexpr std::size_t mostUnknownShown = 5;

class PredictionReader
{
public:
    PredictionReader(std::istream& input, std::string_view name, const ClassCodes& classes)
        : m_table(input, name),
          m_name(name),
          m_classes(classes)
    {}

    Result<NamedPredictions> read();

private:
    Result<void> findColumns();
    Result<void> readRecord();
    ClassIndex readClass(int column);
    Result<Confidence> readConfidence(std::size_t place) const;
    /// Those called `plain`, `plain`2 and so on; a gap is one that has the name and no place in the row.
    std::vector<int> numberedColumns(std::string_view plain, bool& hasGap) const;

    CsvTable m_table;
    std::string m_name;
    const ClassCodes& m_classes;
    NamedPredictions m_read;
    std::vector<int> m_columns;
    std::vector<int> m_confidenceColumns;  ///< as m_columns, or empty
    std::unordered_map<std::string, std::size_t> m_lines;
};

Result<NamedPredictions> PredictionReader::read()
{
    if (auto found = m_table.readHeader({"image"}).and_then([this] { return findColumns(); }); !found)
        return tl::unexpected(std::move(found.error()));
    for (;;) {
        const Result<bool> more = m_table.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return std::move(m_read);
        if (auto record = readRecord(); !record)
            return tl::unexpected(std::move(record.error()));
    }
}

std::vector<int> PredictionReader::numberedColumns(std::string_view plain, bool& hasGap) const
{
    std::unordered_map<std::string, int> places;
    std::size_t named = 0;
    for (std::size_t i = 0; i < m_table.header().size(); ++i) {
        std::string name(trimmed(m_table.header()[i]));
        std::ranges::transform(name, name.begin(), asciiLower);
        if (!name.starts_with(plain))
            continue;
        ++named;
        places.try_emplace(std::move(name), static_cast<int>(i));
    }
    std::vector<int> columns;
    const std::string first(plain);
    for (auto place = places.find(places.contains(first) ? first : first + '1');
         place != places.end() && columns.size() < mostPredictions;
         place = places.find(first + std::to_string(columns.size() + 1)))
        columns.push_back(place->second);
    hasGap = named != columns.size();
    return columns;
}

Result<void> PredictionReader::findColumns()
{
    bool hasGap = false;
    m_columns = numberedColumns("prediction", hasGap);
    if (m_columns.empty() || hasGap)
        return failure(ErrorKind::Invalid,
                       m_name + ", header: expected the columns image,prediction and, where " +
                           "there are more, prediction2,prediction3 and so on without a gap");
    m_read.predictions.columns = static_cast<int>(m_columns.size());
    m_confidenceColumns = numberedColumns("confidence", hasGap);
    if (hasGap || (!m_confidenceColumns.empty() && m_confidenceColumns.size() != m_columns.size()))
        return failure(ErrorKind::Invalid, m_name + ", header: expected as many columns confidence," +
                                               "confidence2 and so on as there are predictions, or none");
    return {};
}

Result<void> PredictionReader::readRecord()
{
    auto image = m_table.nameField(m_table.column("image"), "the name of an image");
    if (!image)
        return tl::unexpected(std::move(image.error()));
    const auto [known, isNew] = m_lines.try_emplace(*image, m_table.line());
    if (!isNew)
        return m_table.wrong("found the image " + inQuotes(*image) + " again, which stands on line " +
                             std::to_string(known->second) + " already");
    m_read.images.push_back(std::move(*image));
    for (const int column : m_columns)
        m_read.predictions.classes.push_back(readClass(column));
    for (std::size_t place = 0; place < m_confidenceColumns.size(); ++place) {
        const Result<Confidence> confidence = readConfidence(place);
        if (!confidence)
            return tl::unexpected(confidence.error());
        m_read.predictions.confidences.push_back(*confidence);
    }
    return {};
}

/// Empty beside a prediction that is empty.
Result<Confidence> PredictionReader::readConfidence(std::size_t place) const
{
    const std::string_view text = m_table.field(m_confidenceColumns[place]);
    if (text.empty() && m_table.field(m_columns[place]).empty())
        return Confidence{0};
    double share = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
    if (error != std::errc() || end != text.data() + text.size() || !(share >= 0 && share <= 1))
        return m_table.wrong("found " + inQuotes(text) + ", expected a confidence from 0 to 1");
    return confidenceOf(share);
}

ClassIndex PredictionReader::readClass(int column)
{
    const std::string_view code = m_table.field(column);
    if (code.empty())
        return noClass;
    const std::optional<ClassIndex> index = m_classes.find(code);
    if (!index && ++m_read.unknownClassCount <= mostUnknownShown) {
        const std::string fault =
            "found " + inQuotes(code) + ", expected the wnid or index of a class of the study";
        m_read.unknownClasses.push_back(m_table.wrong(fault).value().message);
    }
    return index.value_or(noClass);
}

}  // namespace

Result<NamedPredictions> readPredictionCsv(std::istream& input, std::string_view name,
                                           const ClassCodes& classes)
{
    return PredictionReader(input, name, classes).read();
}

Result<NamedPredictions> readPredictionCsv(const std::filesystem::path& path, const ClassCodes& classes)
{
    return openFile(path).and_then([&](const std::unique_ptr<std::istream>& file) {
        return readPredictionCsv(*file, path.string(), classes);
    });
}

}  // namespace vizsla
