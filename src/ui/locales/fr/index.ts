import accounts from './accounts.ts';
import activity from './activity.ts';
import app from './app.ts';
import atRest from './atRest.ts';
import attachments from './attachments.ts';
import backup from './backup.ts';
import beforeExport from './beforeExport.ts';
import card from './card.ts';
import carnet from './carnet.ts';
import cases from './cases.ts';
import category from './category.ts';
import categoryShort from './categoryShort.ts';
import change from './change.ts';
import choose from './choose.ts';
import code from './code.ts';
import confidence from './confidence.ts';
import context from './context.ts';
import conversation from './conversation.ts';
import cover from './cover.ts';
import damaged from './damaged.ts';
import deadline from './deadline.ts';
import deliveries from './deliveries.ts';
import detail from './detail.ts';
import diagnostics from './diagnostics.ts';
import diary from './diary.ts';
import draft from './draft.ts';
import eml from './eml.ts';
import entry from './entry.ts';
import erase from './erase.ts';
import eraseItem from './eraseItem.ts';
import exportWords from './export.ts';
import exportDone from './exportDone.ts';
import exportForm from './exportForm.ts';
import field from './field.ts';
import filters from './filters.ts';
import form from './form.ts';
import forWhom from './forWhom.ts';
import glossary from './glossary.ts';
import group from './group.ts';
import guide from './guide.ts';
import help from './help.ts';
import how from './how.ts';
import images from './images.ts';
import importWords from './import.ts';
import importedFile from './importedFile.ts';
import integrity from './integrity.ts';
import interrupted from './interrupted.ts';
import intimate from './intimate.ts';
import item from './item.ts';
import items from './items.ts';
import law from './law.ts';
import lock from './lock.ts';
import lockPage from './lockPage.ts';
import media from './media.ts';
import menu from './menu.ts';
import mhtml from './mhtml.ts';
import more from './more.ts';
import notes from './notes.ts';
import offer from './offer.ts';
import online from './online.ts';
import operator from './operator.ts';
import path from './path.ts';
import pause from './pause.ts';
import pendingContext from './pendingContext.ts';
import picker from './picker.ts';
import places from './places.ts';
import platform from './platform.ts';
import popup from './popup.ts';
import post from './post.ts';
import posts from './posts.ts';
import practice from './practice.ts';
import preview from './preview.ts';
import printedGuides from './printedGuides.ts';
import progress from './progress.ts';
import receivedDossiers from './receivedDossiers.ts';
import recipient from './recipient.ts';
import recover from './recover.ts';
import redact from './redact.ts';
import refusal from './refusal.ts';
import region from './region.ts';
import remove from './remove.ts';
import report from './report.ts';
import reveal from './reveal.ts';
import seriousness from './seriousness.ts';
import sort from './sort.ts';
import start from './start.ts';
import statement from './statement.ts';
import status from './status.ts';
import step from './step.ts';
import steps from './steps.ts';
import surface from './surface.ts';
import thread from './thread.ts';
import time from './time.ts';
import timestamp from './timestamp.ts';
import toast from './toast.ts';
import traces from './traces.ts';
import tries from './tries.ts';
import unfold from './unfold.ts';
import visibility from './visibility.ts';
import volumes from './volumes.ts';
import warning from './warning.ts';
import welcome from './welcome.ts';
import withdraw from './withdraw.ts';
import witnesses from './witnesses.ts';

/**
 * French is the source: every other language has the same keys and the same {placeholders}. Vous, short sentences, no
 * blame, no alarm. Apostrophes and the spaces before « : ; ? » are typed plainly; `t` replaces them.
 */
export const fr = {
  lang: 'fr',
  ...accounts,
  ...activity,
  ...app,
  ...atRest,
  ...attachments,
  ...backup,
  ...beforeExport,
  ...card,
  ...carnet,
  ...cases,
  ...category,
  ...categoryShort,
  ...change,
  ...choose,
  ...code,
  ...confidence,
  ...context,
  ...cover,
  ...conversation,
  ...damaged,
  ...deadline,
  ...deliveries,
  ...detail,
  ...diagnostics,
  ...diary,
  ...draft,
  ...eml,
  ...entry,
  ...erase,
  ...eraseItem,
  ...exportWords,
  ...exportDone,
  ...exportForm,
  ...field,
  ...filters,
  ...form,
  ...forWhom,
  ...glossary,
  ...group,
  ...guide,
  ...help,
  ...how,
  ...images,
  ...importWords,
  ...importedFile,
  ...integrity,
  ...interrupted,
  ...intimate,
  ...item,
  ...items,
  ...law,
  ...lock,
  ...lockPage,
  ...media,
  ...menu,
  ...mhtml,
  ...more,
  ...notes,
  ...offer,
  ...online,
  ...operator,
  ...path,
  ...pause,
  ...pendingContext,
  ...picker,
  ...places,
  ...platform,
  ...popup,
  ...post,
  ...posts,
  ...practice,
  ...preview,
  ...printedGuides,
  ...progress,
  ...receivedDossiers,
  ...recipient,
  ...recover,
  ...redact,
  ...refusal,
  ...region,
  ...remove,
  ...report,
  ...reveal,
  ...seriousness,
  ...sort,
  ...start,
  ...statement,
  ...status,
  ...step,
  ...steps,
  ...surface,
  ...thread,
  ...time,
  ...timestamp,
  ...toast,
  ...traces,
  ...tries,
  ...unfold,
  ...visibility,
  ...volumes,
  ...warning,
  ...welcome,
  ...withdraw,
  ...witnesses,
} as const;
