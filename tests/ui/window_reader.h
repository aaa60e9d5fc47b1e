// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QTreeView>
#include <sstream>

#include "tests/support/attacker.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/words_of.h"
#include "ui/classes/class_details.h"
#include "ui/classes/class_panel.h"
#include "ui/classes/photo_strip.h"
#include "ui/labeling/labeling_actions.h"
#include "ui/labeling/labeling_page.h"
#include "ui/study/hierarchy_model.h"
#include "ui/study/search_results_model.h"

namespace vizsla::test {

/// The pictures of a study for attacks, each in a colour of its own by which it is known wherever it is
/// painted.
struct ColouredPictures
{
    std::map<std::string, std::string> byColour;                      ///< names of images
    std::map<std::string, std::vector<std::filesystem::path>> files;  ///< by class

    static QColor colour(std::size_t number)
    {
        const auto level = [](std::size_t step) { return static_cast<int>(20 + 55 * step); };
        return QColor(level(number % 5), level(number / 5 % 5), level(number / 25));
    }
    /// The image painted in a colour; empty for any other colour.
    std::string at(const QImage& image, const QPoint& point) const
    {
        const auto found = byColour.find(image.pixelColor(point).name().toStdString());
        return found == byColour.end() ? std::string() : found->second;
    }
};

/// Reads all that a labeling page in a window gives about each class: models, labels, tooltips, what is
/// painted, what a screen reader is told, the log, the settings, the cache of images, and the order of
/// things.
class WindowReader
{
public:
    WindowReader(LabelingPage& page, DeskFixture& desk, const std::ostringstream& log,
                 const ColouredPictures& pictures, std::vector<std::string> classes, QString query)
        : m_page(page),
          m_desk(desk),
          m_log(log),
          m_pictures(pictures),
          m_classes(std::move(classes)),
          m_query(std::move(query))
    {}

    std::vector<ClassSight> read()
    {
        m_sights.assign(m_classes.size(), {});
        readUntouched();
        readCache();
        readHierarchy();
        readSearch();
        for (std::size_t one = 0; one < m_classes.size(); ++one)
            readDetails(one);
        panel().startAnew();
        return m_sights;
    }

private:
    ClassPanel& panel() const { return *m_page.findChild<ClassPanel*>(); }
    LabelingActions& actions() const { return *m_page.findChild<LabelingActions*>(); }
    OpenStudy& study() const { return m_desk.desk(); }
    void note(std::size_t one, const char* key, const QString& value) const
    {
        m_sights[one].facts[key] = value.toStdString();
    }

    /// Before anything is typed: who is named outside of the list of classes, and in the log and the
    /// settings.
    void readUntouched()
    {
        const QString log = QString::fromStdString(m_log.str().substr(m_logRead));
        m_logRead = m_log.str().size();
        QStringList settings;
        for (const QString& key : m_desk.store.allKeys())
            settings << key << m_desk.store.value(key).toString();
        QStringList words = wordsOf(m_page);
        for (const QObject* object : m_page.findChildren<QObject*>()) {
            if (!isAChoice(object))
                words << wordsOf(*object);
        }
        QStringList heard;
        listen(QAccessible::queryAccessibleInterface(&m_page), heard);
        for (std::size_t one = 0; one < m_classes.size(); ++one) {
            const QString name = study().mainName(m_classes[one]);
            note(one, "=log", QString::number(log.count(name)));
            note(one, "=settings", QString::number(settings.join(QLatin1Char('\n')).count(name)));
            note(one, "=words", QString::number(words.join(QLatin1Char('\n')).count(name)));
            note(one, "=heard", QString::number(heard.join(QLatin1Char('\n')).count(name)));
        }
    }
    static bool isAChoice(const QObject* object)
    {
        for (; object; object = object->parent()) {
            if (qobject_cast<const ClassPanel*>(object))
                return true;
        }
        return false;
    }
    /// What a screen reader would say of all that is in a window.
    static void listen(QAccessibleInterface* place, QStringList& heard)
    {
        if (!place)
            return;
        for (const auto text :
             {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
            heard << place->text(text);
        heard << QString::number(place->role());
        // Tables are read from their models.
        if (place->tableInterface())
            return;
        for (int child = 0; child < place->childCount(); ++child)
            listen(place->child(child), heard);
    }

    void readCache() const
    {
        for (std::size_t one = 0; one < m_classes.size(); ++one) {
            int kept = 0;
            for (const auto& file : m_pictures.files.at(m_classes[one]))
                kept += study().images.decoded(file, thumbnailBound) ? 1 : 0;
            note(one, "cache", QString::number(kept));
        }
    }

    void readHierarchy() const
    {
        const auto* tree = m_page.findChild<QTreeView*>(QStringLiteral("classHierarchy"));
        const auto* model = static_cast<const HierarchyModel*>(tree->model());
        for (std::size_t one = 0; one < m_classes.size(); ++one) {
            const QModelIndex place = model->indexOf(*study().hierarchy.find(m_classes[one]));
            QString text = place.data(Qt::DisplayRole).toString() + place.data(Qt::ToolTipRole).toString();
            for (QModelIndex at = place; at.isValid(); at = at.parent())
                text += QStringLiteral(" %1").arg(at.row());
            note(one, "hierarchy", text);
        }
    }

    std::size_t indexOf(const std::string& wnid) const
    {
        return static_cast<std::size_t>(std::ranges::find(m_classes, wnid) - m_classes.begin());
    }
    void readSearch() const
    {
        m_page.findChild<QLineEdit*>(QStringLiteral("classSearch"))->setText(m_query);
        const auto* list = m_page.findChild<QListView*>(QStringLiteral("classResults"));
        const auto* model = static_cast<const SearchResultsModel*>(list->model());
        const auto photo = [&](int row) {
            return model->index(row).data(SearchResultsModel::PhotoRole).value<QImage>();
        };
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row);
            const std::string& wnid =
                study().hierarchy.synset(model->hits()[static_cast<std::size_t>(row)].node).wnid;
            const std::size_t one = indexOf(wnid);
            if (one == m_classes.size())
                continue;
            note(one, "row", QString::number(row));
            note(one, "row says",
                 index.data(Qt::DisplayRole).toString() + index.data(Qt::ToolTipRole).toString() +
                     index.data(Qt::AccessibleTextRole).toString());
            note(one, "thumbnail at once",
                 photo(row).isNull() ? QStringLiteral("no") : QStringLiteral("yes"));
            if (!study().examples.of(wnid, 1).empty() &&
                !QTest::qWaitFor([&] { return !photo(row).isNull(); }))
                qFatal("a thumbnail did not arrive");
            const QImage image = photo(row);
            const std::string name =
                image.isNull() ? std::string() : m_pictures.at(image, image.rect().center());
            note(one, "=has thumbnail", QString::number(!image.isNull()));
            note(one, "thumbnail", QString::fromStdString(name));
            if (!name.empty())
                m_sights[one].pictures.insert(name);
        }
    }

    /// What is painted in the places of the strip.
    std::vector<std::string> painted(PhotoStrip& strip) const
    {
        const QImage image = strip.grab().toImage();
        std::vector<std::string> names;
        for (int x = 8; x < image.width(); x += 16) {
            const std::string name = m_pictures.at(image, {x, image.height() / 2});
            if (!name.empty() && (names.empty() || names.back() != name))
                names.push_back(name);
        }
        return names;
    }
    void readDetails(std::size_t one) const
    {
        panel().select(m_classes[one]);
        auto* strip = actions().findChild<PhotoStrip*>();
        note(one, "painted at once", QString::number(painted(*strip).size()));
        const auto all = static_cast<std::size_t>(strip->photoCount());
        if (!QTest::qWaitFor([&] { return painted(*strip).size() == all; }))
            qFatal("an example photograph did not arrive");
        const auto names = painted(*strip);
        QString order;
        for (const std::string& name : names)
            order += QString::fromStdString(name) + QLatin1Char(' ');
        note(one, "=photographs", QString::number(names.size()));
        note(one, "photographs in order", order);
        m_sights[one].pictures.insert(names.begin(), names.end());
        note(one, "details", wordsWithin(actions()).join(QLatin1Char('\n')));
        note(one, "=height", QString::number(actions().height()));
        QStringList heard;
        listen(QAccessible::queryAccessibleInterface(&actions()), heard);
        note(one, "details heard", heard.join(QLatin1Char('\n')));
    }

    LabelingPage& m_page;
    DeskFixture& m_desk;
    const std::ostringstream& m_log;
    const ColouredPictures& m_pictures;
    std::vector<std::string> m_classes;
    QString m_query;
    std::size_t m_logRead = 0;
    mutable std::vector<ClassSight> m_sights;
};

}  // namespace vizsla::test
