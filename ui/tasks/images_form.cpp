// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/images_form.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/tasks/form_rows.h"
#include "ui/tasks/task_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

/// Seeds are read out and typed by people: at most nine digits.
constexpr std::uint64_t seedBound = 1'000'000'000;
constexpr int largestDraw = 1'000'000;
constexpr int firstDraw = 100;

}  // namespace

ImagesForm::ImagesForm(const TaskImagePool& pool, NextSeed nextSeed, QWidget* parent)
    : QWidget(parent),
      m_pool(pool),
      m_nextSeed(std::move(nextSeed)),
      m_seed(m_nextSeed() % seedBound),
      m_interleaved(styledLabel(
          "small", tr("These test sets are interleaved: each labeler gets their images mixed, in a random "
                      "order of their own, and is not told which image is from which."))),
      m_slice(new ChoiceBox("taskSlice", tr("Slice of the images"))),
      m_howMany(new ChoiceBox("howMany", tr("How many images of each test set"),
                              {tr("all images"), tr("a number, drawn at random")})),
      m_number(new QSpinBox),
      m_balanced(new Switch(tr("Equally many of each test set"))),
      m_onlyNew(new Switch(tr("Only images that are in no other task"))),
      m_draw(new QWidget),
      m_drawn(styledLabel("small")),
      m_drawAgain(new QPushButton(tr("Draw others"))),
      m_count(styledLabel("strong")),
      m_sealed(styledLabel("small")),
      m_files(styledLabel("small"))
{
    m_interleaved->setWordWrap(true);
    m_balanced->setObjectName(QStringLiteral("balanced"));
    m_onlyNew->setObjectName(QStringLiteral("onlyNew"));
    m_drawAgain->setObjectName(QStringLiteral("drawAgain"));
    m_drawAgain->setProperty("kind", "quiet");
    m_count->setObjectName(QStringLiteral("imageCount"));
    m_count->setWordWrap(true);
    m_sealed->setObjectName(QStringLiteral("sealedImages"));
    m_sealed->setWordWrap(true);
    m_files->setObjectName(QStringLiteral("missingFiles"));
    m_files->setWordWrap(true);
    buildSlice();
    auto* draw = new QHBoxLayout(m_draw);
    draw->setContentsMargins(0, 0, 0, 0);
    draw->addWidget(m_drawn, 1);
    draw->addWidget(m_drawAgain);

    auto* layout = new QVBoxLayout(this);
    FormRows rows(layout);
    rows.addHeading(tr("Images"));
    rows.add(buildTestSets(), {});
    rows.add(
        tr("S&lice"), m_slice,
        tr("By the class of the assigned label: all, dogs, a class or node of the hierarchy, or several: "
           "organisms & !dogs."));
    rows.add(tr("&Of each test set"), buildHowMany(), {});
    rows.add(m_balanced, {});
    rows.add(m_onlyNew, tr("So that nobody has seen one of them with its feedback."));
    rows.add(m_draw, {});
    layout->addWidget(m_count);
    layout->addWidget(m_sealed);
    layout->addWidget(m_files);
    connectChoices();
    choose();
}

QWidget* ImagesForm::buildTestSets()
{
    auto* list = new QWidget;
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const TestSet& testSet : m_pool.testSets()) {
        auto* ticked =
            new Switch(toQString(testSet.name) + QStringLiteral(" · ") + imageCountText(testSet.imageCount));
        ticked->setObjectName(QStringLiteral("testSet:") + toQString(testSet.name));
        ticked->setChecked(m_pool.testSets().size() == 1);
        layout->addWidget(ticked);
        m_testSets.push_back(ticked);
    }
    layout->addWidget(m_interleaved);
    return list;
}

void ImagesForm::buildSlice()
{
    m_slice->setEditable(true);
    m_slice->setInsertPolicy(QComboBox::NoInsert);
    // "dog" is another slice than "dogs".
    m_slice->setCompleter(nullptr);
    m_slice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_slice->setMinimumContentsLength(18);
    const auto names = m_pool.sliceNames();
    for (const std::string& name : names.value_or(std::vector<std::string>{"all"}))
        m_slice->addItem(toQString(name));
    // Others can still be typed.
    if (!names)
        m_slice->addItem(toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(names.error().message));
}

QWidget* ImagesForm::buildHowMany()
{
    m_number->setObjectName(QStringLiteral("perTestSet"));
    m_number->setAccessibleName(tr("Images of each test set"));
    m_number->setRange(1, largestDraw);
    m_number->setValue(firstDraw);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setFixedWidth(72);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_howMany);
    layout->addWidget(m_number);
    row->setFocusProxy(m_howMany);
    return row;
}

void ImagesForm::connectChoices()
{
    for (Switch* testSet : m_testSets)
        connect(testSet, &Switch::toggled, this, &ImagesForm::choose);
    for (Switch* other : {m_balanced, m_onlyNew})
        connect(other, &Switch::toggled, this, &ImagesForm::choose);
    connect(m_slice, &QComboBox::editTextChanged, this, &ImagesForm::choose);
    connect(m_howMany, &QComboBox::currentIndexChanged, this, &ImagesForm::choose);
    connect(m_number, &QSpinBox::valueChanged, this, &ImagesForm::choose);
    connect(m_drawAgain, &QPushButton::clicked, this, &ImagesForm::drawAgain);
}

TaskSelection ImagesForm::selection() const
{
    TaskSelection selection;
    for (std::size_t index = 0; index < m_testSets.size(); ++index) {
        if (m_testSets[index]->isChecked())
            selection.testSets.push_back(m_pool.testSets()[index].name);
    }
    selection.slice = m_slice->currentText().trimmed().toStdString();
    if (m_howMany->currentIndex() == 1)
        selection.perTestSet = m_number->value();
    selection.isBalanced = selection.testSets.size() > 1 && m_balanced->isChecked();
    selection.isOnlyNew = m_onlyNew->isChecked();
    selection.seed = m_seed;
    return selection;
}

void ImagesForm::setPartSize(int partSize)
{
    m_partSize = partSize;
    showChosen();
}

void ImagesForm::drawAgain()
{
    m_seed = m_nextSeed() % seedBound;
    choose();
}

void ImagesForm::choose()
{
    const TaskSelection wanted = selection();
    auto chosen = m_pool.choose(wanted);
    m_problem.clear();
    m_images = {};
    if (wanted.testSets.empty())
        m_problem = tr("Choose a test set.");
    else if (!chosen)
        m_problem = toQString(chosen.error().message);
    else if (chosen->count() == 0 && chosen->leavesOutSealed)
        m_problem = tr("Without those of %1 these test sets have no such image.")
                        .arg(sealedTestsText(m_pool.sealedTests()));
    else if (chosen->count() == 0)
        m_problem = wanted.isOnlyNew ? tr("Every such image is in a task already.")
                                     : tr("These test sets have no image of this slice.");
    else
        m_images = std::move(*chosen);
    const bool isDrawn = wanted.perTestSet || wanted.isBalanced;
    m_interleaved->setVisible(wanted.testSets.size() > 1);
    m_balanced->setVisible(wanted.testSets.size() > 1);
    m_number->setVisible(wanted.perTestSet.has_value());
    m_draw->setVisible(isDrawn);
    m_drawn->setText(tr("Drawn with seed %1, which is kept").arg(m_seed));
    showChosen();
    Q_EMIT changed();
}

QString ImagesForm::sealedText() const
{
    if (!m_problem.isEmpty())
        return {};
    const QString tests = sealedTestsText(m_pool.sealedTests());
    if (m_images.leavesOutSealed)
        return tr("Images of %1 are left out, as a slice would tell of their classes.").arg(tests);
    if (m_images.sealedCount == 0)
        return {};
    const QString seen =
        tr("Whoever labels them here has seen them before that test, and training gives no feedback "
           "on them. “Only images that are in no other task” leaves them out.");
    const QString overlap = m_images.sealedCount == 1
                                ? tr("1 of these images is in %1.").arg(tests)
                                : tr("%1 of these images are in %2.")
                                      .arg(countText(static_cast<qsizetype>(m_images.sealedCount)), tests);
    return toneSign(Tone::Unclear) + QLatin1Char(' ') + overlap + QLatin1Char(' ') + seen;
}

void ImagesForm::showChosen()
{
    const QString sealed = sealedText();
    m_sealed->setText(sealed);
    m_sealed->setVisible(!sealed.isEmpty());
    setTone(m_sealed, m_images.sealedCount > 0 ? Tone::Unclear : Tone::Neutral);
    const int count = m_images.count();
    const QString files = filesText(count - static_cast<int>(m_images.withoutFile), count);
    m_files->setText(QStringLiteral("! ") + files);
    m_files->setVisible(!files.isEmpty());
    m_count->setProperty("role", m_problem.isEmpty() ? "strong" : "problem");
    setTone(m_count, m_problem.isEmpty() ? Tone::Neutral : Tone::Wrong);
    m_count->setText(m_problem.isEmpty() ? chosenText(m_images, m_partSize)
                                         : toneSign(Tone::Wrong) + QLatin1Char(' ') + m_problem);
}

}  // namespace vizsla
