// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QStringList>
#include <QUrl>
#include <QWidget>
#include <filesystem>
#include <fstream>
#include <string>

namespace vizsla::test {

/// Writes a file into a folder that is made for it, and gives its path.
inline QString writeFile(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return QString::fromStdString(file.string());
}

/// Predictions of models on the images imagenet1 and imagenet2: one file a model, all alike.
inline QStringList writeModels(const std::filesystem::path& folder, int count)
{
    QStringList files;
    for (int model = 1; model <= count; ++model)
        files << writeFile(folder / ("model" + std::to_string(model) + ".csv"),
                           "image,prediction\nimagenet1,beagle\nimagenet2,car\n");
    return files;
}

/// Drops files on a widget; false where it does not take them.
inline bool dropOn(QWidget& widget, const QStringList& files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    const QPoint middle = widget.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(&widget, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &drop);
    return true;
}

}  // namespace vizsla::test
