// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/imports/chosen_sources.h"

class QLabel;
class QLineEdit;

namespace vizsla {

class ChoiceBox;
class DropArea;
class FileChooser;
class ImportPlanView;

/// What to import, as what, and into which test set.
class ImportForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportForm(FileChooser& files, QWidget* parent = nullptr);

    /// Those of the study; a choice among them that was made stays.
    void setTestSets(std::vector<TestSet> testSets);
    /// The annotations of the study, and the name of the one that scores use; empty for none.
    void setAnnotations(std::vector<std::string> names, std::string inUse);
    void setFiles(const QStringList& files);
    /// Says beforehand what the next files are for.
    void propose(const Importer& importer);

    /// Why there is nothing to import yet; empty once all is there.
    QString missing() const;
    /// To be asked for once nothing is lacking.
    ImportRequest request() const;
    QStringList leftOut() const;
    /// What of the request is known before it is carried out; shown here, worked out elsewhere.
    ImportPlanView& plan() const { return *m_plan; }
    /// Puts the keyboard where something is lacking.
    void focusWhatIsLacking();

Q_SIGNALS:
    void changed();
    /// Others than before.
    void filesChanged();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildFields();
    void chooseFiles();
    void chooseFolder();
    /// None while it is not said what the files are.
    const Importer* importer() const;
    bool isAskedFor(ImportOption::Field field) const;
    void guessFromSources();
    void proposeTestSet();
    void proposeAnnotation();
    QString annotationName() const;
    bool isChosenAnnotation(const std::string& name) const;
    /// The study has an annotation of the chosen name.
    bool isReplacing() const;
    QString annotationEffect() const;
    void showState();
    void showSources();

    FileChooser& m_files;
    std::vector<TestSet> m_testSets;
    std::vector<ChosenSource> m_sources;
    DropArea* m_area;
    ChoiceBox* m_kind;
    QLabel* m_explanation;
    QLabel* m_testSetLabel;
    ChoiceBox* m_testSet;
    QLineEdit* m_newTestSet;
    std::vector<std::string> m_annotations;
    std::string m_annotationInUse;
    QLineEdit* m_annotation;
    QLabel* m_annotationEffect;
    ImportPlanView* m_plan;
};

}  // namespace vizsla
