// The chat goes on by itself. Without this script the page is read anew by hand.
const chat = document.querySelector('#chat')
const said = document.querySelector('#live')

if (chat?.dataset.live) {
  const source = new EventSource(chat.dataset.live)
  source.addEventListener('chat', ({ data }) => {
    const atEnd = innerHeight + scrollY >= document.body.scrollHeight - 200
    // Rendered and escaped by our own server; the page's policy runs no script that could stand in it.
    chat.innerHTML = JSON.parse(data)
    said.textContent = 'Live: new messages appear by themselves.'
    if (atEnd) scrollTo(0, document.body.scrollHeight)
  })
  source.addEventListener('over', ({ data }) => {
    source.close()
    said.textContent = JSON.parse(data)
  })
  source.addEventListener('error', () => {
    // Refused, for a session that is over or one chat too many, a browser does not try again.
    const isOver = source.readyState === EventSource.CLOSED
    said.textContent = isOver ? 'Not live any more: load this page again.' : 'Not live at the moment: trying again.'
  })
}
