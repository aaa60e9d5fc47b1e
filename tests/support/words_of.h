// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QMetaProperty>
#include <QPointer>
#include <QWidget>

#include "ui/images/image_view.h"

namespace vizsla::test {

/// Everything that a model gives to whoever asks it.
inline void collectWords(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& words)
{
    for (int row = 0; row < std::min(model.rowCount(parent), 200); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (int role = 0; role < Qt::UserRole + 20; ++role)
                words << model.data(index, role).toString();
            if (column == 0)
                collectWords(model, index, words);
        }
    }
}

/// Every text that an object carries, seen or not: labels, tooltips, names, titles, placeholders, what a
/// screen reader would say, actions and models.
inline QStringList wordsOf(const QObject& object)
{
    QStringList words{object.objectName()};
    const QMetaObject* meta = object.metaObject();
    for (int index = 0; index < meta->propertyCount(); ++index) {
        const QVariant value = meta->property(index).read(&object);
        if (value.userType() == QMetaType::QString || value.userType() == QMetaType::QStringList)
            words << value.toStringList();
    }
    for (const QByteArray& name : object.dynamicPropertyNames())
        words << object.property(name.constData()).toString();
    if (const auto* view = qobject_cast<const ImageView*>(&object))
        words << view->problem() << view->remark();
    if (const auto* items = qobject_cast<const QAbstractItemView*>(&object); items && items->model())
        collectWords(*items->model(), {}, words);
    return words;
}

/// The same of a widget and all that is in it.
inline QStringList wordsWithin(const QWidget& widget)
{
    QStringList words = wordsOf(widget);
    // Some properties are made when they are read, and take the place of others.
    QList<QPointer<QObject>> objects;
    for (QObject* object : widget.findChildren<QObject*>())
        objects << object;
    for (const auto& object : objects) {
        if (object)
            words << wordsOf(*object);
    }
    return words;
}

}  // namespace vizsla::test
