// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QGridLayout>
#include <QIcon>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

struct Part
{
    const char* name;
    const char* licence;
};

constexpr Part parts[] = {
    {"Qt 6", "LGPL-3.0"},
    {"SQLite", "public domain"},
    {"Boost.Math", "BSL-1.0"},
    {"spdlog and {fmt}", "MIT"},
    {"nlohmann/json", "MIT"},
    {"CLI11", "BSD-3-Clause"},
    {"libarchive", "BSD-2-Clause"},
    {"tl::expected", "CC0-1.0"},
    {"WordNet 3.0: names, glosses, hierarchy", "WordNet 3.0 licence"},
    {"Tux Paint's stamps: sample photographs", "GPL-2.0"},
};

QWidget* licenceText(const QString& resource)
{
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    QFile file(resource);
    if (file.open(QIODevice::ReadOnly))
        text->setPlainText(QString::fromUtf8(file.readAll()));
    return text;
}

QWidget* partsTable()
{
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    for (const Part& part : parts) {
        const int row = grid->rowCount();
        grid->addWidget(styledLabel("quiet", QString::fromUtf8(part.name)), row, 0);
        grid->addWidget(styledLabel("quiet", QString::fromUtf8(part.licence)), row, 1);
    }
    return table;
}

}  // namespace

AboutDialog::AboutDialog(const QString& version, QWidget* parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Vizsla"));
    auto* icon = new QLabel;
    icon->setPixmap(QIcon(QStringLiteral(":/vizsla/vizsla.svg")).pixmap(64, 64));
    auto* words = new QVBoxLayout;
    words->addWidget(styledLabel("title", tr("Vizsla %1").arg(version)));
    auto* purpose =
        styledLabel("quiet", tr("Trains people to label images as experts, and scores them beside models. "
                                "After “Evaluating Machine Accuracy on ImageNet”, Shankar et al., 2020."));
    purpose->setWordWrap(true);
    words->addWidget(purpose);
    auto* head = new QHBoxLayout;
    head->setSpacing(4 * spacingStep);
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addLayout(words, 1);

    auto* licences = new QTabWidget;
    licences->addTab(partsTable(), tr("Built from"));
    licences->addTab(licenceText(QStringLiteral(":/vizsla/LICENSE")), tr("Vizsla's licence"));
    licences->addTab(licenceText(QStringLiteral(":/vizsla/WordNet-3.0.txt")), tr("WordNet's licence"));
    auto* own =
        new QLabel(tr("Free software under the GNU General Public License, version 3 or later. It comes with "
                      "no warranty. It works offline and sends nothing anywhere."));
    own->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * spacingStep, 6 * spacingStep, 6 * spacingStep, 4 * spacingStep);
    layout->setSpacing(4 * spacingStep);
    layout->addLayout(head);
    layout->addWidget(own);
    layout->addWidget(licences);
    layout->addWidget(buttons);
    setFixedWidth(600);
}

}  // namespace vizsla
