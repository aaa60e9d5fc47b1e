// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/import_pictures.h"

#include <QLineEdit>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "core/imports/import_predictions.h"
#include "core/imports/import_test_set.h"
#include "core/store/study_file.h"
#include "core/taxonomy/class_list.h"
#include "tests/tour/tour_desk.h"
#include "ui/imports/import_dialog.h"
#include "ui/imports/import_opener.h"
#include "ui/imports/import_plan_view.h"
#include "ui/imports/import_progress.h"
#include "ui/study/open_study.h"

namespace vizsla::tour {

namespace {

namespace fs = std::filesystem;

constexpr int imageCount = 200;

/// Files to import, as they are published: a test set and the predictions of models on it.
class PublishedFiles
{
public:
    explicit PublishedFiles(const fs::path& folder) : m_folder(folder)
    {
        fs::create_directories(m_folder / "predictions");
        std::ofstream testSet(this->testSet());
        testSet << "image,wnid\n";
        for (int image = 0; image < imageCount; ++image)
            testSet << "val_" << image << ',' << wnid(image) << '\n';
        for (const char* model : {"alexnet", "densenet161", "nasnetalarge", "resnet152", "vgg19_bn"})
            writeModel(model, {});
        writeModel("fv_16k", "val_200,n01440764\nval_201,n01440764\n");
        writeModel("../damaged", "val_7,n01440764\n");
        std::ofstream(m_folder / "predictions/readme.txt") << "Top-1 predictions of six models\n";
    }
    ~PublishedFiles() { fs::remove_all(m_folder); }
    PublishedFiles(const PublishedFiles&) = delete;
    PublishedFiles& operator=(const PublishedFiles&) = delete;

    fs::path testSet() const { return m_folder / "imagenet-sample.csv"; }
    QString predictions(const char* name) const
    {
        return QString::fromStdString((m_folder / "predictions" / name).string());
    }

private:
    static const std::string& wnid(int image)
    {
        return ilsvrc2012Classes().classes[static_cast<std::size_t>(image * 5)];
    }
    void writeModel(const std::string& name, const std::string& lastLines) const
    {
        std::ofstream model(m_folder / "predictions" / (name + ".csv"));
        model << "image,prediction\n";
        for (int image = 0; image < imageCount; ++image)
            model << "val_" << image << ',' << wnid(image % 3 == 0 ? 0 : image) << '\n';
        model << lastLines;
    }

    fs::path m_folder;
};

/// The import dialog of the open window and one picture after the other of it.
class ImportPictures
{
public:
    using Take = std::function<void(const QString& name, QWidget* widget)>;

    ImportPictures(TourDesk& desk, const PublishedFiles& files, const Take& take)
        : m_desk(desk),
          m_files(files),
          m_take(take)
    {}

    void takeAll()
    {
        auto* opener = m_desk.window().findChild<ImportOpener*>();
        opener->open(&predictionsImporter);
        take("import-nothing-chosen");
        opener->take({QString::fromStdString(m_files.testSet().string())});
        dialog().findChild<QLineEdit*>(QStringLiteral("newTestSet"))->setText(QStringLiteral("sample"));
        waitForPlan();
        take("import-test-set");
        choose({"../damaged.csv"});
        m_desk.click(QStringLiteral("import"));
        waitForEnd();
        take("import-failed");
        choose({"alexnet.csv", "densenet161.csv", "fv_16k.csv", "nasnetalarge.csv", "resnet152.csv",
                "vgg19_bn.csv", "readme.txt"});
        waitForPlan();
        take("import-predictions");
        choose({"."});
        dialog().propose(predictionsImporter);
        run();
        take("import-report");
    }

private:
    ImportDialog& dialog() const { return *m_desk.window().findChild<ImportDialog*>(); }
    void take(const char* name) { m_take(QLatin1String(name), &dialog()); }
    void choose(const std::vector<const char*>& names)
    {
        QStringList files;
        for (const char* name : names)
            files << m_files.predictions(name);
        dialog().setFiles(files);
    }
    void waitForPlan()
    {
        const auto* plan = dialog().findChild<ImportPlanView*>();
        if (!QTest::qWaitFor([plan] { return plan->toPlainText().contains(u'\n'); }))
            qWarning("the plan of the import does not come");
    }
    void waitForEnd()
    {
        if (!QTest::qWaitFor([this] { return !dialog().isRunning(); }))
            qWarning("the import does not end");
    }
    /// Holds the import up for as long as the picture takes.
    void run()
    {
        Database& database = m_desk.window().study()->file->database();
        (void)database.runScript("BEGIN IMMEDIATE");
        m_desk.click(QStringLiteral("import"));
        dialog().findChild<ImportProgress*>()->showProgress(4, 6);
        take("import-running");
        (void)database.runScript("ROLLBACK");
        waitForEnd();
    }

    TourDesk& m_desk;
    const PublishedFiles& m_files;
    const Take& m_take;
};

}  // namespace

void takeImportPictures(TourDesk& desk, QSize size, Scheme scheme, const ImportPictures::Take& take)
{
    const PublishedFiles files(desk.folder() / "published");
    const fs::path study = desk.folder() / "robustness.vizsla";
    {
        auto made = StudyFile::create(study, ilsvrc2012Classes(), desk.clock(), 1);
        if (!made || !importTestSet(**made, "sample", files.testSet()))
            qWarning("there is no study to import into");
    }
    desk.openWindow(size, scheme, study);
    ImportPictures(desk, files, take).takeAll();
    desk.closeWindow();
    fs::remove(study);
}

}  // namespace vizsla::tour
