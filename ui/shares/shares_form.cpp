// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/shares_form.h"

#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/tasks/form_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int usualOverlap = 10;
constexpr int largestSeed = 999'999;
constexpr int numberWidth = 88;

}  // namespace

SharesForm::SharesForm(const std::vector<TestSet>& testSets, const std::vector<std::string>& slices,
                       QWidget* parent)
    : QWidget(parent),
      m_testSet(new ChoiceBox("shareTestSet", tr("Images of which test set"))),
      m_slice(new ChoiceBox("shareSlice", tr("Slice of the images"))),
      m_overlap(new QSpinBox),
      m_each(new QSpinBox),
      m_seed(new QSpinBox),
      m_count(styledLabel("strong"))
{
    m_testSet->addItem(tr("all test sets"), QString());
    for (const TestSet& testSet : testSets)
        m_testSet->addItem(toQString(testSet.name), toQString(testSet.id.text()));
    m_slice->setEditable(true);
    m_slice->setInsertPolicy(QComboBox::NoInsert);
    m_slice->setCompleter(nullptr);
    for (const std::string& slice : slices)
        m_slice->addItem(toQString(slice));
    build();
    connect(m_testSet, &QComboBox::currentIndexChanged, this, &SharesForm::changed);
    connect(m_slice, &QComboBox::editTextChanged, this, &SharesForm::changed);
    for (QSpinBox* number : {m_overlap, m_each, m_seed})
        connect(number, &QSpinBox::valueChanged, this, &SharesForm::changed);
}

void SharesForm::build()
{
    m_overlap->setObjectName(QStringLiteral("overlap"));
    m_overlap->setRange(0, 100);
    m_overlap->setValue(usualOverlap);
    m_overlap->setSuffix(QStringLiteral(" %"));
    m_each->setObjectName(QStringLiteral("reviewersEach"));
    m_each->setRange(1, 1);
    m_seed->setObjectName(QStringLiteral("shareSeed"));
    m_seed->setRange(0, largestSeed);
    m_seed->setValue(1);
    for (QSpinBox* number : {m_overlap, m_each, m_seed}) {
        number->setButtonSymbols(QAbstractSpinBox::NoButtons);
        number->setAlignment(Qt::AlignRight);
        number->setFixedWidth(numberWidth);
    }
    m_count->setObjectName(QStringLiteral("shareCount"));
    m_count->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    FormRows rows(layout);
    rows.addHeading(tr("Images"));
    rows.add(tr("&Of"), m_testSet, {});
    rows.add(tr("S&lice"), m_slice, tr("By the assigned label: all, dogs, or several: organisms & !dogs."));
    rows.add(tr("Seen by &everybody"), m_overlap, tr("These tell how far reviewers agree."));
    rows.add(tr("Reviewers for each &other image"), m_each, {});
    rows.add(tr("See&d"), m_seed, tr("The same seed deals the same shares again."));
    layout->addWidget(m_count);
    layout->addStretch(1);
}

TestSetId SharesForm::testSetId() const
{
    return TestSetId(m_testSet->currentData().toString().toStdString());
}

std::string SharesForm::slice() const
{
    return m_slice->currentText().trimmed().toStdString();
}

ShareRule SharesForm::rule() const
{
    return {m_overlap->value() / 100.0, m_each->value(), static_cast<std::uint64_t>(m_seed->value())};
}

void SharesForm::setReviewerCount(int count)
{
    m_each->setRange(1, std::max(1, count));
}

void SharesForm::showCount(const QString& text, bool isProblem)
{
    m_count->setText(isProblem ? QString(toneSign(Tone::Wrong) + QLatin1Char(' ') + text) : text);
}

}  // namespace vizsla
