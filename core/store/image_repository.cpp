// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/image_repository.h"

#include "core/store/study_file.h"
#include "sql_statements.h"

namespace vizsla {

namespace fs = std::filesystem;

Result<void> ImageRepository::addTestSet(TestSet& testSet, std::vector<Image>& images)
{
    Database& database = m_study.database();
    testSet.id = m_study.uuids().next();
    testSet.imageCount = static_cast<int>(images.size());
    return database.transaction([&]() -> Result<void> {
        auto added = database.run(sql::test_set_add, testSet.id, testSet.name, testSet.description,
                                  testSet.imageFolder, m_study.clock().utcNow());
        int position = 0;
        for (auto image = images.begin(); added && image != images.end(); ++image) {
            image->id = m_study.uuids().next();
            image->testSetId = testSet.id;
            added = database.run(sql::image_add, image->id, testSet.id, position++, image->name, image->file.string(),
                                 image->photograph, image->assignedWnid, image->problematic);
        }
        return added.map([](int) {});
    });
}

Result<std::vector<TestSet>> ImageRepository::testSets() const
{
    return m_study.database().query(sql::test_sets_all, [](const Statement& row) {
        return TestSet{row.text(0), row.text(1), row.text(2), row.text(3), static_cast<int>(row.integer(4))};
    });
}

Image ImageRepository::readImage(const Statement& row) const
{
    const fs::path studyFolder = fs::absolute(m_study.path()).parent_path();
    return {row.text(0), row.text(1), row.text(2), studyFolder / row.text(7) / row.text(3),
            row.text(4), row.text(5), row.integer(6) != 0};
}

Result<std::vector<Image>> ImageRepository::images() const
{
    return m_study.database().query(sql::images_all, [this](const Statement& row) { return readImage(row); });
}

Result<std::vector<Image>> ImageRepository::imagesOfTask(const std::string& taskId) const
{
    return m_study.database().query(
        sql::images_of_task, [this](const Statement& row) { return readImage(row); }, taskId);
}

Result<std::vector<Image>> ImageRepository::imagesOfClass(const std::string& wnid) const
{
    return m_study.database().query(
        sql::images_of_class, [this](const Statement& row) { return readImage(row); }, wnid);
}

Result<void> ImageRepository::setAnnotation(const std::string& imageId, const MultiLabelAnnotation& annotation)
{
    for (const auto& ruling : annotation.rulings) {
        auto written =
            m_study.database().run(sql::annotation_write, imageId, ruling.wnid, verdictWord(ruling.verdict));
        if (!written)
            return tl::unexpected(written.error());
    }
    return {};
}

Result<MultiLabelAnnotation> ImageRepository::annotation(const std::string& imageId) const
{
    auto rulings = m_study.database().query(
        sql::annotation_of_image,
        [](const Statement& row) {
            return MultiLabelAnnotation::Ruling{row.text(0),
                                                verdictFromWord(row.text(1)).value_or(Verdict::Unclear)};
        },
        imageId);
    return rulings.map([](auto& list) { return MultiLabelAnnotation{std::move(list)}; });
}

Result<std::unordered_map<std::string, MultiLabelAnnotation>> ImageRepository::annotations() const
{
    std::unordered_map<std::string, MultiLabelAnnotation> byImage;
    auto rows = m_study.database().query(sql::annotations_all, [&](const Statement& row) {
        byImage[row.text(0)].rulings.push_back(
            {row.text(1), verdictFromWord(row.text(2)).value_or(Verdict::Unclear)});
        return true;
    });
    if (!rows)
        return tl::unexpected(rows.error());
    return byImage;
}

}  // namespace vizsla
