// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_form.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/imports/import_annotations.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/imports/drop_area.h"
#include "ui/imports/import_kinds.h"
#include "ui/imports/import_plan_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

using Field = ImportOption::Field;

constexpr std::size_t shownNames = 3;

QString namesOf(const std::vector<std::filesystem::path>& files)
{
    QStringList names;
    for (std::size_t place = 0; place < std::min(files.size(), shownNames); ++place)
        names << toQString(files[place].filename().string());
    const QString text = names.join(QStringLiteral(", "));
    return files.size() <= shownNames
               ? text
               : ImportForm::tr("%1 and %2 more")
                     .arg(text, countText(static_cast<qsizetype>(files.size() - shownNames)));
}

}  // namespace

ImportForm::ImportForm(FileChooser& files, QWidget* parent)
    : QWidget(parent),
      m_files(files),
      m_area(new DropArea),
      m_kind(new ChoiceBox("kind", tr("What the files are"))),
      m_explanation(styledLabel("small")),
      m_testSetLabel(new QLabel),
      m_testSet(new ChoiceBox("testSet", tr("The test set whose images the files are about"))),
      m_newTestSet(new QLineEdit),
      m_annotation(new QLineEdit),
      m_annotationEffect(styledLabel("small")),
      m_plan(new ImportPlanView)
{
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4 * spacingStep);
    layout->addWidget(m_area);
    layout->addWidget(buildFields());
    layout->addWidget(m_plan, 1);
    connect(m_area, &DropArea::filesWanted, this, &ImportForm::chooseFiles);
    connect(m_area, &DropArea::folderWanted, this, &ImportForm::chooseFolder);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        proposeTestSet();
        proposeAnnotation();
        showState();
    });
    connect(m_annotation, &QLineEdit::textChanged, this, &ImportForm::showState);
    connect(m_testSet, &QComboBox::currentIndexChanged, this, &ImportForm::showState);
    connect(m_newTestSet, &QLineEdit::textChanged, this, &ImportForm::showState);
    showState();
}

QWidget* ImportForm::buildFields()
{
    m_kind->setPlaceholderText(tr("Choose what it is"));
    for (const Importer* importer : importers())
        m_kind->addItem(nameOf(*importer), QLatin1String(importer->id));
    m_kind->setCurrentIndex(-1);
    m_explanation->setWordWrap(true);
    // The fields below stay where they are when the kind changes.
    m_explanation->setMinimumHeight(2 * m_explanation->fontMetrics().lineSpacing());
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_testSet->setPlaceholderText(tr("Choose a test set"));
    m_newTestSet->setObjectName(QStringLiteral("newTestSet"));
    m_newTestSet->setMaxLength(200);
    m_newTestSet->setToolTip(tr("imagenet and imagenetv2 are the names under which robustness is measured"));
    auto* fields = new QWidget;
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4 * spacingStep);
    grid->setVerticalSpacing(2 * spacingStep);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, fields->fontMetrics().horizontalAdvance(tr("What it is")) + spacingStep);
    grid->addWidget(new QLabel(tr("What it is")), 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_explanation, 1, 1);
    grid->addWidget(m_testSetLabel, 2, 0);
    // One of the two is shown.
    grid->addWidget(m_testSet, 2, 1);
    grid->addWidget(m_newTestSet, 2, 1);
    m_annotation->setObjectName(QStringLiteral("annotationName"));
    m_annotation->setMaxLength(200);
    m_annotation->setToolTip(tr("Annotations stand side by side in a study, and scores use one at a time"));
    m_annotationEffect->setObjectName(QStringLiteral("annotationEffect"));
    m_annotationEffect->setWordWrap(true);
    grid->addWidget(m_annotation, 2, 1);
    grid->addWidget(m_annotationEffect, 3, 1);
    return fields;
}

void ImportForm::setTestSets(std::vector<TestSet> testSets)
{
    const QString chosen = m_testSet->currentData().toString();
    m_testSets = std::move(testSets);
    const QSignalBlocker blocker(m_testSet);
    m_testSet->clear();
    for (const TestSet& testSet : m_testSets) {
        const QString name = toQString(testSet.name);
        m_testSet->addItem(tr("%1 · %2").arg(name, imageCountText(testSet.imageCount)), name);
    }
    m_testSet->setCurrentIndex(m_testSets.size() == 1 ? 0 : m_testSet->findData(chosen));
    showState();
}

void ImportForm::setAnnotations(std::vector<std::string> names, std::string inUse)
{
    m_annotations = std::move(names);
    m_annotationInUse = std::move(inUse);
    showState();
}

void ImportForm::setFiles(const QStringList& files)
{
    // What was said before there were files is about these.
    if (!m_sources.empty())
        m_kind->setCurrentIndex(-1);
    m_sources = lookAtSources(files, {m_testSets});
    guessFromSources();
    proposeTestSet();
    proposeAnnotation();
    showState();
    Q_EMIT filesChanged();
}

void ImportForm::propose(const Importer& importer)
{
    m_kind->setCurrentIndex(m_kind->findData(QLatin1String(importer.id)));
}

const Importer* ImportForm::importer() const
{
    const int index = m_kind->currentIndex();
    return index < 0 ? nullptr : importers()[static_cast<std::size_t>(index)];
}

bool ImportForm::isAskedFor(Field field) const
{
    const ImportOption* option = importer() ? fieldOf(*importer()) : nullptr;
    return option && option->field == field;
}

/// The first file that tells says it for all.
void ImportForm::guessFromSources()
{
    const auto told =
        std::ranges::find_if(m_sources, [](const ChosenSource& source) { return source.guess != nullptr; });
    if (told == m_sources.end())
        return;
    const QSignalBlocker blocker(m_kind);
    propose(*told->guess);
}

void ImportForm::proposeTestSet()
{
    const bool isNew = isAskedFor(Field::NewTestSet);
    if (m_sources.empty() || (!isNew && !isAskedFor(Field::TestSet)))
        return;
    const auto source = sourcesOf(*importer(), m_sources).taken.front();
    const QSignalBlocker blocker(m_testSet);
    const QSignalBlocker nameBlocker(m_newTestSet);
    if (isNew)
        m_newTestSet->setText(proposedTestSetName(source));
    else if (const auto likely = likelyTestSet(source, m_testSets))
        m_testSet->setCurrentIndex(static_cast<int>(*likely));
}

void ImportForm::proposeAnnotation()
{
    if (m_sources.empty() || !isAskedFor(Field::Annotation))
        return;
    const QSignalBlocker blocker(m_annotation);
    m_annotation->setText(toQString(proposedAnnotationName(sourcesOf(*importer(), m_sources).taken.front())));
}

QString ImportForm::annotationName() const
{
    return m_annotation->text().trimmed();
}

bool ImportForm::isChosenAnnotation(const std::string& name) const
{
    return toQString(name).compare(annotationName(), Qt::CaseInsensitive) == 0;
}

bool ImportForm::isReplacing() const
{
    return std::ranges::any_of(m_annotations,
                               [this](const std::string& name) { return isChosenAnnotation(name); });
}

/// What becomes of the annotations that the study has.
QString ImportForm::annotationEffect() const
{
    if (annotationName().isEmpty())
        return {};
    if (m_annotations.empty())
        return tr("Scores will use it: the study has no annotation yet.");
    const QString inUse = toQString(m_annotationInUse);
    if (isReplacing())
        return isChosenAnnotation(m_annotationInUse)
                   ? tr("Replaces all of %1, which scores use, unless it came from this very file.")
                         .arg(inUse)
                   : tr("Replaces all that is there under this name, unless it came from this very file. "
                        "Scores go on using %1.")
                         .arg(inUse.isEmpty() ? tr("no annotation") : inUse);
    return inUse.isEmpty()
               ? tr("Comes beside the others. Scores go on using no annotation.")
               : tr("Comes beside %1, which scores go on using; you choose on the page of scores.")
                     .arg(inUse);
}

void ImportForm::showState()
{
    const Importer* chosen = importer();
    const ImportOption* field = chosen ? fieldOf(*chosen) : nullptr;
    m_explanation->setText(chosen ? explanationOf(*chosen) : QString());
    m_testSetLabel->setVisible(field != nullptr);
    m_testSetLabel->setText(field ? labelOf(*field) : QString());
    const bool isAnnotation = isAskedFor(Field::Annotation);
    m_annotation->setVisible(isAnnotation);
    m_annotationEffect->setVisible(isAnnotation);
    m_annotationEffect->setText(isAnnotation ? annotationEffect() : QString());
    m_newTestSet->setVisible(isAskedFor(Field::NewTestSet));
    m_testSet->setVisible(isAskedFor(Field::TestSet));
    showSources();
    Q_EMIT changed();
}

void ImportForm::showSources()
{
    if (m_sources.empty()) {
        m_area->showNothing();
        return;
    }
    TakenSources sources;
    if (const Importer* chosen = importer())
        sources = sourcesOf(*chosen, m_sources);
    else
        std::ranges::transform(m_sources, std::back_inserter(sources.taken), &ChosenSource::path);
    const QString folder = toQString(sources.taken.front().parent_path().string());
    m_area->showChosen(namesOf(sources.taken), QDir::toNativeSeparators(folder),
                       sources.leftOut.empty()
                           ? QString()
                           : tr("Left out of this import: %1").arg(namesOf(sources.leftOut)));
}

QString ImportForm::missing() const
{
    if (m_sources.empty())
        return tr("Choose the files first.");
    if (!importer())
        return tr("Say what it is: the file itself does not.");
    if (isAskedFor(Field::NewTestSet) && m_newTestSet->text().trimmed().isEmpty())
        return tr("Give the test set a name.");
    if (isAskedFor(Field::Annotation) && annotationName().isEmpty())
        return tr("Give the annotation a name.");
    if (!isAskedFor(Field::TestSet))
        return {};
    if (m_testSets.empty())
        return tr("This study has no test set yet: import that first.");
    return m_testSet->currentIndex() < 0 ? tr("Choose the test set.") : QString();
}

ImportRequest ImportForm::request() const
{
    ImportRequest request{.importer = importer(), .sources = sourcesOf(*importer(), m_sources).taken};
    if (isAskedFor(Field::NewTestSet))
        request.testSet = m_newTestSet->text().trimmed().toStdString();
    else if (isAskedFor(Field::TestSet))
        request.testSet = m_testSet->currentData().toString().toStdString();
    else if (isAskedFor(Field::Annotation))
        request.annotation = annotationName().toStdString();
    request.replacesAnnotation = importer()->takes(replaceOption) && isReplacing();
    return request;
}

QStringList ImportForm::leftOut() const
{
    QStringList files;
    if (const Importer* chosen = importer()) {
        for (const auto& file : sourcesOf(*chosen, m_sources).leftOut)
            files.append(toQString(file.string()));
    }
    return files;
}

void ImportForm::focusWhatIsLacking()
{
    if (m_sources.empty())
        m_area->chooseFiles()->setFocus();
    else if (!importer())
        m_kind->setFocus();
    else if (m_newTestSet->isVisibleTo(this))
        m_newTestSet->setFocus();
    else if (m_annotation->isVisibleTo(this))
        m_annotation->setFocus();
    else if (m_testSet->isVisibleTo(this))
        m_testSet->setFocus();
}

void ImportForm::chooseFiles()
{
    if (const auto files = m_files.filesToRead(this, tr("Files to import"), importFilter()); !files.isEmpty())
        setFiles(files);
}

void ImportForm::chooseFolder()
{
    if (const auto folder = m_files.folderToRead(this, tr("Folder to import")); !folder.isEmpty())
        setFiles({folder});
}

void ImportForm::dragEnterEvent(QDragEnterEvent* event)
{
    if (draggedFiles(*event->mimeData()).isEmpty())
        return;
    m_area->setInviting(true);
    event->acceptProposedAction();
}

void ImportForm::dragLeaveEvent(QDragLeaveEvent*)
{
    m_area->setInviting(false);
}

void ImportForm::dropEvent(QDropEvent* event)
{
    m_area->setInviting(false);
    setFiles(draggedFiles(*event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace vizsla
