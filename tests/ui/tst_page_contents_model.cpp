// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_contents_model.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

#include "core/guide/guide.h"
#include "tests/support/test_program.h"

using namespace vizsla;

namespace page_contents_model_test {

namespace {

/// A guide with pages given as "Section/Title"; a page's id is page1, page2, … in this order.
struct GuideOf
{
    explicit GuideOf(const QStringList& pages)
    {
        int number = 0;
        for (const QString& page : pages) {
            QFile file(folder.filePath(QStringLiteral("page%1.md").arg(++number)));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("a page could not be written");
            file.write(QStringLiteral("---\ntitle: %1\nsection: %2\n---\ntext\n")
                           .arg(page.section(u'/', 1), page.section(u'/', 0, 0))
                           .toUtf8());
        }
        guide.emplace(Guide::load(folder.path().toStdString()));
    }

    QTemporaryDir folder;
    std::optional<Guide> guide;
};

/// "How to | Fish: Rays, Sharks | Dogs: Hounds"
QString outline(const QAbstractItemModel& model)
{
    QStringList tops;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex top = model.index(row, 0);
        QStringList pages;
        for (int page = 0; page < model.rowCount(top); ++page)
            pages.append(model.index(page, 0, top).data().toString());
        tops.append(top.data().toString() +
                    (pages.isEmpty() ? QString() : QStringLiteral(": ") + pages.join(u", ")));
    }
    return tops.join(QStringLiteral(" | "));
}

}  // namespace

class TestPageContentsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAProperModel()
    {
        const GuideOf pages({"Fish/Sharks", "Dogs/Hounds", "Fish/Rays", "/How to"});
        PageContentsModel model(*pages.guide);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.columnCount(), 1);
    }

    void emptyGuide_isAProperModel()
    {
        const GuideOf pages({});
        PageContentsModel model(*pages.guide);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
    }

    void pagesStandInTheirSections()
    {
        const GuideOf pages({"Fish/Sharks", "Dogs/Hounds", "Fish/Rays", "/How to"});
        QCOMPARE(outline(PageContentsModel(*pages.guide)),
                 QStringLiteral("How to | Dogs: Hounds | Fish: Rays, Sharks"));
    }

    void indexOf_findsEveryPage()
    {
        const GuideOf pages({"Fish/Sharks", "Dogs/Hounds", "Fish/Rays", "/How to"});
        const PageContentsModel model(*pages.guide);
        for (const GuidePage& page : pages.guide->pages()) {
            const QModelIndex index = model.indexOf(QString::fromStdString(page.id));
            QCOMPARE(index.data().toString().toStdString(), page.title);
            QCOMPARE(index.data(PageContentsModel::PageIdRole).toString().toStdString(), page.id);
            QVERIFY(index.flags() & Qt::ItemIsSelectable);
        }
        QVERIFY(!model.indexOf(QStringLiteral("page9")).isValid());
        QVERIFY(!model.indexOf(QString()).isValid());
    }

    void sections_cannotBeSelected()
    {
        const GuideOf pages({"Fish/Sharks"});
        const PageContentsModel model(*pages.guide);
        const QModelIndex section = model.index(0, 0);
        QCOMPARE(section.data().toString(), QStringLiteral("Fish"));
        QVERIFY(!(section.flags() & (Qt::ItemIsSelectable | Qt::ItemIsEnabled)));
        QVERIFY(section.data(PageContentsModel::PageIdRole).toString().isEmpty());
    }
};

}  // namespace page_contents_model_test

VIZSLA_TEST(tst_page_contents_model, page_contents_model_test::TestPageContentsModel)
#include "tst_page_contents_model.moc"
