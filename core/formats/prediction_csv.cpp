// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/prediction_csv.h"

#include <algorithm>
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

    CsvTable m_table;
    std::string m_name;
    const ClassCodes& m_classes;
    NamedPredictions m_read;
    std::vector<int> m_columns;
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

Result<void> PredictionReader::findColumns()
{
    const std::string plain = "prediction";
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
    for (auto place = places.find(places.contains(plain) ? plain : plain + '1');
         place != places.end() && m_columns.size() < mostPredictions;
         place = places.find(plain + std::to_string(m_columns.size() + 1)))
        m_columns.push_back(place->second);
    if (m_columns.empty() || named != m_columns.size())
        return failure(ErrorKind::Invalid,
                       m_name + ", header: expected the columns image,prediction and, where " +
                           "there are more, prediction2,prediction3 and so on without a gap");
    m_read.predictions.columns = static_cast<int>(m_columns.size());
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
    return {};
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
