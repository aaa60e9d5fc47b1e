// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <fstream>

#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"
#include "ui/classes/class_delegates.h"
#include "ui/study/search_results_model.h"

using namespace vizsla;
using namespace vizsla::test;

namespace search_results_model_test {

class SearchResultsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void model_keepsItsContract();
    void everyClass_isFoundByItsWnid();
    void results_carryNamesAndReason();
    void twoClassesOfOneName_areToldApart();
    void whatNoClassIs_isSaidToBeNear();
    void longReason_isCutWithinTheName();
    void emptyQuery_findsNothing();
    void photo_arrivesLater();
    void photo_ofAHiddenImage_isNotShown();
    void photo_whoseFileIsGone_takesNoPlace();
    void photo_thatIsNoImage_makesRoomForTheNext();
    void photo_ofATestSetWithoutFolder_takesNoPlace();

private:
    /// A study of the 1,000 classes, opened once.
    OpenStudy& thousandClasses();

    std::unique_ptr<StudyFixture> m_fixture;
    std::unique_ptr<OpenStudy> m_study;
};

OpenStudy& SearchResultsModelTest::thousandClasses()
{
    if (!m_study) {
        m_fixture = std::make_unique<StudyFixture>("thousand.vizsla", ilsvrc2012Classes());
        m_fixture->close();
        m_study = std::make_unique<OpenStudy>(valueOf(readStudy(m_fixture->file(), m_fixture->clock, 7)),
                                              m_fixture->folder());
    }
    return *m_study;
}

void SearchResultsModelTest::model_keepsItsContract()
{
    SearchResultsModel model(thousandClasses());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const char* query :
         {"d", "do", "dog", "dog x", "", "   ", "grate wite", "n02", "\xc3\xa9", "%_'\"\\"})
        model.setQuery(QString::fromUtf8(query));
}

void SearchResultsModelTest::everyClass_isFoundByItsWnid()
{
    OpenStudy& study = thousandClasses();
    SearchResultsModel model(study);
    for (int number = 0; number < study.hierarchy.classCount(); ++number) {
        const NodeId node = study.hierarchy.classNode(number);
        model.setQuery(QString::fromStdString(study.hierarchy.synset(node).wnid));
        QVERIFY2(model.rowCount() > 0, study.hierarchy.synset(node).wnid.c_str());
        QCOMPARE(model.index(0).data(SearchResultsModel::NodeRole).value<NodeId>(), node);
    }
}

void SearchResultsModelTest::results_carryNamesAndReason()
{
    SearchResultsModel model(thousandClasses());
    model.setQuery(QStringLiteral("walker hound"));
    const QModelIndex first = model.index(0);
    QCOMPARE(first.data().toString(), QStringLiteral("Walker hound, Walker foxhound"));
    QVERIFY(first.data(Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("Walker hound, Walker foxhound\nn02089867")));
    QCOMPARE(first.data(SearchResultsModel::HitRole).value<const void*>(),
             static_cast<const void*>(&model.hits().front()));
    QVERIFY(!first.data(SearchResultsModel::PhotoRole).isValid());
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
}

void SearchResultsModelTest::twoClassesOfOneName_areToldApart()
{
    SearchResultsModel model(thousandClasses());
    model.setQuery(QStringLiteral("crane"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("crane (wading bird)"));
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("crane (lifting device)"));
    model.setQuery(QStringLiteral("tank suit"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("maillot (swimsuit), tank suit"));
}

void SearchResultsModelTest::whatNoClassIs_isSaidToBeNear()
{
    SearchResultsModel model(thousandClasses());
    model.setQuery(QStringLiteral("manatee"));
    QVERIFY(model.areNearest());
    QVERIFY(model.index(0).data().toString().startsWith(QStringLiteral("dugong")));
    for (const char* query : {"dugong", "hoover", "zzzz", ""}) {
        model.setQuery(QString::fromUtf8(query));
        QVERIFY2(!model.areNearest(), query);
    }
}

void SearchResultsModelTest::longReason_isCutWithinTheName()
{
    const QFontMetrics metrics{QFont()};
    const QString words = QStringLiteral("a kind of %1");
    const QString name = QStringLiteral("monitor lizard of the far east");
    const int whole = metrics.horizontalAdvance(words.arg(name));
    QCOMPARE(fitted(words, name, metrics, whole), words.arg(name));
    for (int room = whole - 1; room > 80; room -= 7) {
        const QString text = fitted(words, name, metrics, room);
        QVERIFY2(metrics.horizontalAdvance(text) <= room, qPrintable(text));
        QVERIFY2(text.endsWith(QLatin1Char('t')) && text.contains(QChar(0x2026)), qPrintable(text));
        QVERIFY2(text.startsWith(QStringLiteral("a kind of mo")) || text.startsWith(QLatin1Char('m')),
                 qPrintable(text));
    }
}

void SearchResultsModelTest::emptyQuery_findsNothing()
{
    SearchResultsModel model(thousandClasses());
    model.setQuery(QStringLiteral("dog"));
    QCOMPARE(model.rowCount(), 50);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setQuery({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(reset.size(), 1);
}

void SearchResultsModelTest::photo_arrivesLater()
{
    DeskFixture desk;
    desk.addPictures("photos", "cup mug");
    SearchResultsModel model(desk.open());
    model.setQuery(QStringLiteral("mug"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(!model.index(0).data(SearchResultsModel::PhotoRole).isValid());
    QVERIFY(changed.wait());
    QCOMPARE(model.index(0).data(SearchResultsModel::PhotoRole).value<QImage>().size(), QSize(120, 90));
    // A photograph that arrives after the last result is gone changes nothing.
    QSignalSpy loaded(&desk.desk().images, &ImageLoader::loaded);
    desk.desk().images.load("nowhere.png", thumbnailBound);
    model.setQuery({});
    changed.clear();
    QVERIFY(loaded.wait());
    QVERIFY(changed.isEmpty());
}

void SearchResultsModelTest::photo_ofAHiddenImage_isNotShown()
{
    DeskFixture desk;
    desk.addPictures("photos", "cup mug");
    SearchResultsModel model(desk.open());
    model.setQuery(QStringLiteral("cup"));
    // Decoded already, so that it would be there at once.
    QTRY_VERIFY(model.index(0).data(SearchResultsModel::PhotoRole).isValid());
    desk.desk().examples.hide({"photos1"});
    QVERIFY(!model.index(0).data(SearchResultsModel::PhotoRole).isValid());
}

void SearchResultsModelTest::photo_whoseFileIsGone_takesNoPlace()
{
    DeskFixture desk;
    const auto images = desk.addPictures("photos", "cup mug mug");
    const std::filesystem::path folder = desk.study().folder() / "images" / "photos";
    std::filesystem::remove(folder / images[0].file);
    std::filesystem::remove(folder / images[1].file);
    SearchResultsModel model(desk.open());
    model.setQuery(QStringLiteral("cup"));
    QTRY_VERIFY(!model.index(0).data(SearchResultsModel::HasPhotoRole).toBool());
    QVERIFY(!model.index(0).data(SearchResultsModel::PhotoRole).isValid());
    model.setQuery(QStringLiteral("mug"));
    QVERIFY(model.index(0).data(SearchResultsModel::HasPhotoRole).toBool());
    QTRY_VERIFY(!model.index(0).data(SearchResultsModel::PhotoRole).value<QImage>().isNull());
}

void SearchResultsModelTest::photo_thatIsNoImage_makesRoomForTheNext()
{
    DeskFixture desk;
    const auto images = desk.addPictures("photos", "cup cup mug");
    const std::filesystem::path folder = desk.study().folder() / "images" / "photos";
    for (const Image& image : {images[0], images[2]})
        std::ofstream(folder / image.file) << "no image";
    SearchResultsModel model(desk.open());
    model.setQuery(QStringLiteral("cup"));
    QTRY_COMPARE(model.index(0).data(SearchResultsModel::PhotoRole).value<QImage>().size(), QSize(120, 90));
    model.setQuery(QStringLiteral("mug"));
    QVERIFY(model.index(0).data(SearchResultsModel::HasPhotoRole).toBool());
    QVERIFY(model.index(0).data(SearchResultsModel::PhotoRole).isNull());
    QTRY_VERIFY(!model.index(0).data(SearchResultsModel::HasPhotoRole).toBool());
}

/// As a list of names is imported.
void SearchResultsModelTest::photo_ofATestSetWithoutFolder_takesNoPlace()
{
    DeskFixture desk;
    TestSet testSet{{}, "list", "", "", 0};
    std::vector<Image> images(2);
    for (Image& image : images) {
        image.name = "val" + std::to_string(&image - images.data());
        image.file = image.name;
        image.photograph = image.name;
        image.assignedWnid = "cup";
    }
    valueOf(ImageRepository(desk.study().study()).addTestSet(testSet, images));
    SearchResultsModel model(desk.open());
    model.setQuery(QStringLiteral("cup"));
    QTRY_VERIFY(!model.index(0).data(SearchResultsModel::HasPhotoRole).toBool());
}

}  // namespace search_results_model_test

VIZSLA_TEST(tst_search_results_model, search_results_model_test::SearchResultsModelTest)
#include "tst_search_results_model.moc"
