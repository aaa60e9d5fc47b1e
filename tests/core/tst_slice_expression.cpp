// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/slice_expression.h"

#include <QTest>
#include <map>

#include "core/scoring/scored_study.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace slice_expression_test {

namespace {

ImageSet setOf(const std::string& digits)
{
    ImageSet images(6);
    for (const char digit : digits)
        images.insert(static_cast<std::size_t>(digit - '0'));
    return images;
}

std::string digitsOf(const ImageSet& images)
{
    std::string digits;
    images.forEach([&](std::size_t image) { digits += static_cast<char>('0' + image); });
    return digits;
}

/// Images 0 to 5 of one test set and their slices.
Result<ImageSets> resolve(const std::string& name)
{
    static const std::map<std::string, std::string> slices{
        {"all", "012345"}, {"low", "012"}, {"even", "024"}, {"hot dog", "5"}, {"a & b", "1"}};
    const auto found = slices.find(name);
    if (found == slices.end())
        return failure(ErrorKind::NotFound, "no slice " + name);
    return ImageSets{setOf(found->second)};
}

}  // namespace

class SliceExpressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expression_givesItsImages_data();
    void expression_givesItsImages();
    void wrongExpression_isRefusedWithItsPlace_data();
    void wrongExpression_isRefusedWithItsPlace();
    void deepNesting_isRefused();
    void unknownName_isTheResolversError();
    void fast_isTheImagesWhoseMedianTimeIsUnderAMinute();
    void subset_canBeCombinedWithClasses();
    void standardSlice_isNotHiddenByASubsetOfItsName();
};

void SliceExpressionTest::expression_givesItsImages_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("images");
    const std::pair<const char*, const char*> rows[] = {
        {"low", "012"},
        {"  low ", "012"},
        {"low & even", "02"},
        {"low&even", "02"},
        {"low | even", "0124"},
        {"!low", "345"},
        {"!!low", "012"},
        {"even & !low", "4"},
        {"hot dog | even & low", "025"},
        {"(hot dog | even) & low", "02"},
        {"!(low | even)", "35"},
        {"low & \"a & b\"", "1"},
        {"\"low\"", "012"},
        {"((((even))))", "024"},
        {"low & !all", ""},
    };
    for (const auto& [expression, images] : rows)
        QTest::newRow(expression) << expression << images;
}

void SliceExpressionTest::expression_givesItsImages()
{
    QFETCH(QString, expression);
    QFETCH(QString, images);
    QCOMPARE(digitsOf(valueOf(imagesOfExpression(expression.toStdString(), resolve)).at(0)),
             images.toStdString());
}

void SliceExpressionTest::wrongExpression_isRefusedWithItsPlace_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("place");
    const std::pair<const char*, const char*> rows[] = {
        {"", "character 1: expected the name"},
        {"low &", "character 6: expected the name"},
        {"& low", "character 1: expected the name"},
        {"(low", "character 5: expected )"},
        {"low)", "character 4: expected & or |"},
        {"low !even", "character 5: expected & or |"},
        {"\"low", "expected a closing quote"},
        {"low && even", "character 6: expected the name"},
        {"\"\"", "expected the name"},
        {"!", "expected the name"},
    };
    for (const auto& [expression, place] : rows)
        QTest::addRow("<%s>", expression) << expression << place;
}

void SliceExpressionTest::wrongExpression_isRefusedWithItsPlace()
{
    QFETCH(QString, expression);
    QFETCH(QString, place);
    const auto images = imagesOfExpression(expression.toStdString(), resolve);
    VERIFY_FAILS(images, ErrorKind::Invalid);
    QVERIFY2(images.error().message.find(place.toStdString()) != std::string::npos,
             images.error().message.c_str());
}

void SliceExpressionTest::deepNesting_isRefused()
{
    for (const char sign : {'(', '!'})
        VERIFY_FAILS(imagesOfExpression(std::string(100'000, sign).append("low"), resolve),
                     ErrorKind::Invalid);
}

void SliceExpressionTest::unknownName_isTheResolversError()
{
    VERIFY_FAILS(imagesOfExpression("low & nothing", resolve), ErrorKind::NotFound);
}

void SliceExpressionTest::fast_isTheImagesWhoseMedianTimeIsUnderAMinute()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("first", "beagle husky cup");
    const Task task = fixture.addTask("task", images);
    constexpr Micros second = std::chrono::seconds(1);
    // A day more than half a minute is not fast: durations are whole. 0 says that the time is not known.
    const std::vector<std::array<Micros, 3>> durations{{59 * second, 30 * second, Micros::zero()},
                                                       {60 * second, 86'430 * second, 10 * second}};
    for (const char* name : {"Ada", "Grace"}) {
        const Labeler labeler = fixture.addLabeler(name);
        SessionRepository sessions(fixture.study());
        const Session session = valueOf(sessions.importedSession(task.id, labeler.id, "somewhere", {}, {}));
        const auto& row = durations[name == std::string("Ada") ? 0 : 1];
        for (std::size_t index = 0; index < images.size(); ++index) {
            Answer answer{{}, session.id, task.id, labeler.id, images[index].id, images[index].assignedWnid};
            answer.duration = row[index];
            answer.sequence = static_cast<int>(index);
            valueOf(sessions.addImportedAnswer(answer));
        }
    }
    const auto scored = valueOf(ScoredStudy::read(fixture.study()));
    QCOMPARE(digitsOf(valueOf(scored.slice("fast")).at(0)), std::string("02"));
    QCOMPARE(digitsOf(valueOf(scored.slice("fast & dogs")).at(0)), std::string("0"));
    const auto names = valueOf(scored.sliceNames());
    QVERIFY(std::ranges::count(names, "fast") == 1);
}

void SliceExpressionTest::subset_canBeCombinedWithClasses()
{
    StudyFixture fixture;
    const auto first = fixture.addTestSet("first", "beagle husky cup");
    const auto second = fixture.addTestSet("second", "cup beagle");
    valueOf(ImageRepository(fixture.study())
                .setImageSubset("ImageNet-M", {first[1].id, first[2].id, second[1].id}));
    const auto scored = valueOf(ScoredStudy::read(fixture.study()));
    const auto dogs = valueOf(scored.slice("ImageNet-M & dogs"));
    QCOMPARE(digitsOf(dogs.at(0)), std::string("1"));
    QCOMPARE(digitsOf(dogs.at(1)), std::string("1"));
    QCOMPARE(valueOf(scored.sliceNames()).back(), std::string("ImageNet-M"));
    const auto unknown = scored.slice("ImageNet-X");
    VERIFY_FAILS(unknown, ErrorKind::NotFound);
}

void SliceExpressionTest::standardSlice_isNotHiddenByASubsetOfItsName()
{
    StudyFixture fixture;
    const auto images = fixture.addTestSet("first", "beagle cup");
    valueOf(ImageRepository(fixture.study()).setImageSubset("dogs", {images[1].id}));
    const auto scored = valueOf(ScoredStudy::read(fixture.study()));
    QCOMPARE(digitsOf(valueOf(scored.slice("dogs")).at(0)), std::string("0"));
}

}  // namespace slice_expression_test

VIZSLA_TEST(tst_slice_expression, slice_expression_test::SliceExpressionTest)
#include "tst_slice_expression.moc"
