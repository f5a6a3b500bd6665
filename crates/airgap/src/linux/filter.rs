//! The seccomp filter.

use crate::{Error, Needs};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    apply_filter_all_threads, sock_filter,
};
use std::collections::BTreeMap;

/// Makes no process able to do what it names, whatever it needs:
/// io_uring makes and uses sockets without `socket(2)`; the others take descriptors or memory of other processes,
/// which may have sockets; `bpf` loads programs that can send packets; keys of the type `dns_resolver` have the kernel start a
/// program without a seal, which looks names up; modules can do anything.
const NEVER: [libc::c_long; 13] = [
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_bpf,
    libc::SYS_request_key,
    libc::SYS_add_key,
    libc::SYS_keyctl,
    libc::SYS_init_module,
    libc::SYS_finit_module,
];

/// What only a process with a window needs: sockets, also ones that it is handed by another process (`recvmsg`), and, for
/// the sandbox of its web process, mounts. To mount a network file system is to have the kernel connect.
const ONLY_FOR_WINDOWS: [libc::c_long; 11] = [
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_recvmsg,
    libc::SYS_recvmmsg,
    libc::SYS_mount,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
];

/// ioctls that type into the terminal, where a shell without a seal may read it as a command.
const TYPING: [u64; 2] = [libc::TIOCSTI, 0x541C /* TIOCLINUX, which can paste */];

/// The bit by which x86-64 kernels know the calls of the x32 interface, which has a `socket` of its own.
#[cfg(target_arch = "x86_64")]
const X32: u32 = 0x4000_0000;

/// Puts the filter on all threads of the process.
pub(super) fn apply(needs: Needs) -> Result<(), Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Filter(error.to_string());
    let program = program(needs).map_err(|error| failed(&error))?;
    apply_filter_all_threads(&program).map_err(|error| failed(&error))
}

fn program(needs: Needs) -> Result<BpfProgram, seccompiler::BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    let mut refuse = |call: libc::c_long, rules_of_call: Vec<SeccompRule>| {
        #[allow(clippy::useless_conversion, reason = "c_long has 32 bits on some targets")]
        rules.insert(i64::from(call), rules_of_call);
    };
    for call in NEVER {
        refuse(call, vec![]);
    }
    let not_unix = || -> Result<_, seccompiler::BackendError> {
        let family = libc::AF_UNIX as u64;
        // The kernel takes the family as an int: 32 bits.
        let other = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, family)?;
        Ok(vec![SeccompRule::new(vec![other])?])
    };
    match needs {
        Needs::Nothing => ONLY_FOR_WINDOWS.into_iter().for_each(|call| refuse(call, vec![])),
        Needs::Window => refuse(libc::SYS_socket, not_unix()?),
    }
    // A pair within the process reaches nobody; tokio's signal handling uses one.
    refuse(libc::SYS_socketpair, not_unix()?);
    let typing = TYPING.into_iter().map(|request| {
        SeccompRule::new(vec![SeccompCondition::new(1, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, request)?])
    });
    refuse(libc::SYS_ioctl, typing.collect::<Result<_, _>>()?);

    let refused = SeccompAction::Errno(libc::EACCES as u32);
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refused, std::env::consts::ARCH.try_into()?)?;
    let program: BpfProgram = filter.try_into()?;
    // What seccompiler makes ends the process at a call of another architecture (`int 0x80`), and does not know x32.
    Ok([x32_refused(), program].concat())
}

/// Loads the number of the call, and answers EACCES when it is one of the x32 interface.
#[cfg(target_arch = "x86_64")]
fn x32_refused() -> BpfProgram {
    const LOAD_WORD: u16 = 0x20; // BPF_LD | BPF_W | BPF_ABS; the number stands at offset 0
    const JUMP_IF_GREATER_OR_EQUAL: u16 = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    const RETURN: u16 = 0x06; // BPF_RET | BPF_K
    vec![
        sock_filter { code: LOAD_WORD, jt: 0, jf: 0, k: 0 },
        sock_filter { code: JUMP_IF_GREATER_OR_EQUAL, jt: 0, jf: 1, k: X32 },
        sock_filter { code: RETURN, jt: 0, jf: 0, k: libc::SECCOMP_RET_ERRNO | libc::EACCES as u32 },
    ]
}

#[cfg(not(target_arch = "x86_64"))]
fn x32_refused() -> BpfProgram {
    Vec::<sock_filter>::new()
}
