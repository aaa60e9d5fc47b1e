// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_kinds.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace vizsla {

namespace {

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::ImportKind", text);
}

}  // namespace

QString nameOf(const Importer& importer)
{
    return translate(importer.name);
}

QString explanationOf(const Importer& importer)
{
    return translate(importer.files);
}

QString labelOf(const ImportOption& option)
{
    return translate(option.label);
}

const ImportOption* fieldOf(const Importer& importer)
{
    const auto field = std::ranges::find_if(importer.options, [](const ImportOption* option) {
        return option->field != ImportOption::Field::None;
    });
    return field == importer.options.end() ? nullptr : *field;
}

QString importFilter()
{
    QStringList patterns;
    for (const Importer* importer : importers()) {
        for (const char* extension : importer->extensions)
            patterns << QStringLiteral("*.") + QLatin1String(extension);
    }
    patterns.removeDuplicates();
    return translate("Files to import (%1);;All files (*)").arg(patterns.join(u' '));
}

}  // namespace vizsla
